package dev.secant.kernels.vector;

import static dev.secant.functions.basic.kernel.ExpKernel.C10;
import static dev.secant.functions.basic.kernel.ExpKernel.C11;
import static dev.secant.functions.basic.kernel.ExpKernel.C12;
import static dev.secant.functions.basic.kernel.ExpKernel.C3;
import static dev.secant.functions.basic.kernel.ExpKernel.C4;
import static dev.secant.functions.basic.kernel.ExpKernel.C5;
import static dev.secant.functions.basic.kernel.ExpKernel.C6;
import static dev.secant.functions.basic.kernel.ExpKernel.C7;
import static dev.secant.functions.basic.kernel.ExpKernel.C8;
import static dev.secant.functions.basic.kernel.ExpKernel.C9;
import static dev.secant.functions.basic.kernel.ExpKernel.LOG2_E;
import static dev.secant.functions.basic.kernel.ExpKernel.MINUS_LN_2;
import static dev.secant.functions.basic.kernel.ExpKernel.MINUS_LN_2_REST;
import static dev.secant.functions.basic.kernel.ExpKernel.SHIFTER;
import static dev.secant.kernels.vector.Lanes.all;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The first passes of what stands on {@code ExpKernel} and must not lose what that rounds off; they
 * leave their results in the scratch arrays.
 */
final class Reduction {
  private Reduction() {}

  /**
   * The passes of {@code e^a}: leaves {@code shifted} in 0, r in 1, the polynomial q in 2 and its
   * error in 3, for the argument {@code a = x}, or {@code a = factor |x|} unless the factor is 1.
   *
   * @param tail the largest {@code |x|} that has a value by this way
   * @return the index of the first vector with an element beyond, or which is not whole
   */
  static int series(double[] x, double factor, double tail, int from, int to, double[][] scratch) {
    double[] toShifted = scratch[0];
    double[] toR = scratch[1];
    double[] toQ = scratch[2];
    double[] toError = scratch[3];
    int i = from;
    for (; i <= to - Lanes.COUNT; i += Lanes.COUNT) {
      DoubleVector argument = Lanes.load(x, i);
      if (!argument.abs().compare(VectorOperators.LE, tail).allTrue()) {
        return i;
      }
      if (factor != 1) {
        argument = argument.abs().mul(factor);
      }
      DoubleVector shifted = argument.fma(all(LOG2_E), all(SHIFTER));
      DoubleVector r = shifted.sub(SHIFTER).fma(all(MINUS_LN_2), argument);
      DoubleVector z = r.mul(r);
      DoubleVector rest = all(C11).fma(z, all(C9)).fma(z, all(C7)).fma(z, all(C5));
      DoubleVector odd = rest.fma(z, all(C3));
      DoubleVector oddError = rest.fma(z, all(C3).sub(odd));
      DoubleVector even = all(C12).fma(z, all(C10)).fma(z, all(C8)).fma(z, all(C6));
      even = even.fma(z, all(C4));
      DoubleVector q = even.fma(r, odd);
      shifted.intoArray(toShifted, i);
      r.intoArray(toR, i);
      q.intoArray(toQ, i);
      oddError.add(even.fma(r, odd.sub(q))).intoArray(toError, i);
    }
    return i;
  }

  /** After {@link #series}, the parts of {@code Expm1Kernel}: leaves high in 1 and low in 2. */
  static void highAndLow(int from, int to, double[][] scratch) {
    double[] inShifted = scratch[0];
    double[] inRToHigh = scratch[1];
    double[] inQToLow = scratch[2];
    double[] inError = scratch[3];
    for (int i = from; i < to; i += Lanes.COUNT) {
      DoubleVector r = Lanes.load(inRToHigh, i);
      DoubleVector q = Lanes.load(inQToLow, i);
      DoubleVector square = r.mul(r);
      DoubleVector squareError = r.fma(r, square.neg());
      DoubleVector product = r.mul(q);
      DoubleVector seriesError = r.mul(Lanes.load(inError, i));
      DoubleVector productError = r.fma(q, product.neg()).add(seriesError);
      DoubleVector cubeError = square.fma(productError, squareError.mul(product));
      DoubleVector half = r.mul(0.5);
      DoubleVector high = half.fma(r, r);
      DoubleVector small = square.fma(product, half.fma(r, r.sub(high)));
      DoubleVector reductionRest = Lanes.load(inShifted, i).sub(SHIFTER).mul(MINUS_LN_2_REST);
      DoubleVector low = reductionRest.fma(high.add(small).add(1), small);
      high.intoArray(inRToHigh, i);
      low.add(cubeError).intoArray(inQToLow, i);
    }
  }
}
