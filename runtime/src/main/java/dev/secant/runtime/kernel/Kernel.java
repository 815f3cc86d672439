package dev.secant.runtime.kernel;

/** The loop of one elementwise stage over a block of numbers. */
@FunctionalInterface
interface Kernel {
  /**
   * Sets {@code y[i]} to the value of the stage at {@code x[i]}, for {@code i} in {@code [0,
   * length)}. Whatever the function throws passes; what {@code y} holds is not defined then.
   *
   * @param y may be the same array as {@code x}
   */
  void apply(double[] x, double[] y, int length);
}
