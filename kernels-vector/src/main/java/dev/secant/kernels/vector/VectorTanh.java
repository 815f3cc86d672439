package dev.secant.kernels.vector;

import static dev.secant.kernels.vector.Lanes.all;

import dev.secant.functions.basic.kernel.TanhKernel;
import dev.secant.functions.basic.kernel.VectorKernel;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/** {@code TanhKernel} by vectors. */
public final class VectorTanh implements VectorKernel {
  private static final Passes PASSES =
      Passes.of(MethodHandles.lookup(), "series", "highAndLow", "scaled", "quotients");

  /** For ServiceLoader. */
  public VectorTanh() {}

  @Override
  public String function() {
    return "tanh";
  }

  @Override
  public boolean isFast() {
    return Lanes.ARE_FAST;
  }

  @Override
  public int run(double[] x, double[] y, int from, int to, double[][] scratch) {
    return PASSES.run(x, y, from, to, scratch);
  }

  @SuppressWarnings("unused") // by name
  private static int series(double[] x, double[] y, int from, int to, double[][] scratch) {
    return Reduction.series(x, -2, TanhKernel.TAIL, from, to, scratch);
  }

  @SuppressWarnings("unused") // by name
  private static int highAndLow(double[] x, double[] y, int from, int to, double[][] scratch) {
    Reduction.highAndLow(from, to, scratch);
    return to;
  }

  /** Leaves {@code m = e^(-2|x|) - 1}, but for an error, in 1 and that error in 2. */
  @SuppressWarnings("unused") // by name
  private static int scaled(double[] x, double[] y, int from, int to, double[][] scratch) {
    double[] inShifted = scratch[0];
    double[] inHighToM = scratch[1];
    double[] inLowToError = scratch[2];
    for (int i = from; i < to; i += Lanes.COUNT) {
      DoubleVector high = Lanes.load(inHighToM, i);
      DoubleVector low = Lanes.load(inLowToError, i);
      DoubleVector scale =
          Lanes.load(inShifted, i)
              .reinterpretAsLongs()
              .lanewise(VectorOperators.LSHL, 52)
              .add(Double.doubleToRawLongBits(1))
              .reinterpretAsDoubles();
      DoubleVector difference = scale.sub(1);
      DoubleVector part = difference.sub(scale);
      DoubleVector differenceError = scale.sub(difference.sub(part)).add(all(-1).sub(part));
      DoubleVector sum = scale.fma(high, difference);
      DoubleVector sumError =
          scale.fma(high, difference.sub(sum)).add(scale.fma(low, differenceError));
      DoubleVector m = sum.add(sumError);
      m.intoArray(inHighToM, i);
      sum.sub(m).add(sumError).intoArray(inLowToError, i);
    }
    return to;
  }

  @SuppressWarnings("unused") // by name
  private static int quotients(double[] x, double[] y, int from, int to, double[][] scratch) {
    double[] inM = scratch[1];
    double[] inError = scratch[2];
    for (int i = from; i < to; i += Lanes.COUNT) {
      DoubleVector m = Lanes.load(inM, i);
      DoubleVector mError = Lanes.load(inError, i);
      DoubleVector sum = m.add(2);
      DoubleVector sumError = all(2).sub(sum).add(m).add(mError);
      DoubleVector inverse = all(1).div(sum);
      DoubleVector minus = m.neg();
      DoubleVector quotient = minus.mul(inverse);
      DoubleVector rest = quotient.neg().fma(sum, minus).sub(quotient.fma(sumError, mError));
      LongVector sign = Lanes.load(x, i).reinterpretAsLongs().and(Long.MIN_VALUE);
      rest.fma(inverse, quotient)
          .reinterpretAsLongs()
          .or(sign)
          .reinterpretAsDoubles()
          .intoArray(y, i);
    }
    return to;
  }
}
