package dev.secant.kernels.vector;

import static dev.secant.functions.basic.kernel.ExpKernel.MINUS_LN_2_REST;
import static dev.secant.functions.basic.kernel.ExpKernel.SHIFTER;
import static dev.secant.kernels.vector.Lanes.all;

import dev.secant.functions.basic.kernel.SigmoidKernel;
import dev.secant.functions.basic.kernel.VectorKernel;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** {@code SigmoidKernel} by vectors. */
public final class VectorSigmoid implements VectorKernel {
  private static final Passes PASSES =
      Passes.of(MethodHandles.lookup(), "series", "exponentials", "quotients");

  /** For ServiceLoader. */
  public VectorSigmoid() {}

  @Override
  public String function() {
    return "sigmoid";
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
    return Reduction.series(x, -1, SigmoidKernel.TAIL, from, to, scratch);
  }

  /** Leaves {@code e = e^-|x|} in 1 and its error in 2. */
  @SuppressWarnings("unused") // by name
  private static int exponentials(double[] x, double[] y, int from, int to, double[][] scratch) {
    double[] inShifted = scratch[0];
    double[] inRToE = scratch[1];
    double[] inQToError = scratch[2];
    for (int i = from; i < to; i += Lanes.COUNT) {
      DoubleVector shifted = Lanes.load(inShifted, i);
      DoubleVector r = Lanes.load(inRToE, i);
      DoubleVector q = Lanes.load(inQToError, i);
      DoubleVector sum = r.add(1);
      DoubleVector half = r.mul(0.5);
      DoubleVector head = half.fma(r, sum);
      DoubleVector sumError = all(1).sub(sum).add(r);
      DoubleVector headError = half.fma(r, sum.sub(head));
      DoubleVector small = r.mul(r).fma(r.mul(q), sumError.add(headError));
      DoubleVector tail = shifted.sub(SHIFTER).mul(MINUS_LN_2_REST).fma(head.add(small), small);
      DoubleVector m = head.add(tail);
      DoubleVector scale =
          shifted
              .reinterpretAsLongs()
              .lanewise(VectorOperators.LSHL, 52)
              .add(Double.doubleToRawLongBits(1))
              .reinterpretAsDoubles();
      m.mul(scale).intoArray(inRToE, i);
      head.sub(m).add(tail).mul(scale).intoArray(inQToError, i);
    }
    return to;
  }

  @SuppressWarnings("unused") // by name
  private static int quotients(double[] x, double[] y, int from, int to, double[][] scratch) {
    double[] inE = scratch[1];
    double[] inError = scratch[2];
    for (int i = from; i < to; i += Lanes.COUNT) {
      DoubleVector e = Lanes.load(inE, i);
      DoubleVector eError = Lanes.load(inError, i);
      DoubleVector sum = e.add(1);
      DoubleVector sumError = all(1).sub(sum).add(e).add(eError);
      DoubleVector inverse = all(1).div(sum);
      DoubleVector quotient = e.mul(inverse);
      DoubleVector minus = quotient.neg();
      DoubleVector error = minus.fma(sum, e).add(minus.fma(sumError, eError)).mul(inverse);
      DoubleVector difference = all(1).sub(quotient);
      DoubleVector upper = difference.add(all(1).sub(difference).sub(quotient).sub(error));
      VectorMask<Double> negative =
          Lanes.load(x, i).reinterpretAsLongs().compare(VectorOperators.LT, 0).cast(Lanes.SPECIES);
      upper.blend(quotient.add(error), negative).intoArray(y, i);
    }
    return to;
  }
}
