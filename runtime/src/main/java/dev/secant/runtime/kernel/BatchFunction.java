package dev.secant.runtime.kernel;

import dev.secant.api.ElementwiseFunction;

/**
 * An elementwise function for which a call is dear, whatever number of points it is for: one in
 * another process. It is handed whole blocks, though it is no {@link dev.secant.api.BulkFunction}
 * to those who ask.
 */
public interface BatchFunction extends ElementwiseFunction {
  /**
   * Sets {@code y[i] = forward(x[i])} for {@code i} in {@code [0, length)}.
   *
   * @param y may be the same array as {@code x}; what it holds after a failure is not defined
   */
  void forwardAll(double[] x, double[] y, int length);
}
