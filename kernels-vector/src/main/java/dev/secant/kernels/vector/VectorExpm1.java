package dev.secant.kernels.vector;

import static dev.secant.kernels.vector.Lanes.all;

import dev.secant.functions.basic.kernel.Expm1Kernel;
import dev.secant.functions.basic.kernel.VectorKernel;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/** {@code Expm1Kernel} by vectors. */
public final class VectorExpm1 implements VectorKernel {
  private static final Passes PASSES =
      Passes.of(MethodHandles.lookup(), "series", "highAndLow", "scaled");

  /** For ServiceLoader. */
  public VectorExpm1() {}

  @Override
  public String function() {
    return "expm1";
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
    return Reduction.series(x, 1, Expm1Kernel.TAIL, from, to, scratch);
  }

  @SuppressWarnings("unused") // by name
  private static int highAndLow(double[] x, double[] y, int from, int to, double[][] scratch) {
    Reduction.highAndLow(from, to, scratch);
    return to;
  }

  @SuppressWarnings("unused") // by name
  private static int scaled(double[] x, double[] y, int from, int to, double[][] scratch) {
    double[] inShifted = scratch[0];
    double[] inHigh = scratch[1];
    double[] inLow = scratch[2];
    for (int i = from; i < to; i += Lanes.COUNT) {
      DoubleVector high = Lanes.load(inHigh, i);
      DoubleVector low = Lanes.load(inLow, i);
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
      LongVector sign = Lanes.load(x, i).reinterpretAsLongs().and(Long.MIN_VALUE);
      sum.add(sumError).reinterpretAsLongs().or(sign).reinterpretAsDoubles().intoArray(y, i);
    }
    return to;
  }
}
