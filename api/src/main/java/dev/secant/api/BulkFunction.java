package dev.secant.api;

/**
 * An elementwise function with a kernel of its own over arrays, for those that can be faster than
 * one call a number.
 *
 * <p>Both forms must agree to the bit: a host uses whichever suits it, and the same point must give
 * the same result alone and in a batch.
 */
public interface BulkFunction extends ElementwiseFunction {
  /**
   * Sets {@code y[i] = forward(x[i])} for {@code i} in {@code [0, length)}.
   *
   * <p>Both arrays may be longer than {@code length}; what lies beyond is neither read nor written.
   * {@code y} may be the same array as {@code x}. No reference to either is kept.
   *
   * @param x arguments; not modified unless {@code y} is the same array
   * @param y receives the values
   * @param length number of elements, from 0 to the length of the shorter array
   */
  void forward(double[] x, double[] y, int length);

  /** Returns the values in the shape of {@code input}, computed by the kernel. */
  @Override
  default Variable apply(Variable input) {
    return input.mapAll(data -> forward(data, data, data.length));
  }
}
