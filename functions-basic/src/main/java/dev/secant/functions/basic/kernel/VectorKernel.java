package dev.secant.functions.basic.kernel;

/**
 * A kernel in explicit vector instructions: the service through which the module {@code
 * dev.secant.kernels.vector}, where it is present, takes over what the JIT compiler makes of loops.
 * It does the operations of the scalar form in the same order, so that its results have the same
 * bits. Implementations are stateless.
 */
public interface VectorKernel {
  /** Elements that are left to the scalar form in one go: a vector of 512 bits. */
  int GROUP = 8;

  /** Returns the name of the function, as in a chain. */
  String function();

  /** Returns whether the vectors of this machine are long enough to be faster than the loops. */
  boolean isFast();

  /**
   * Sets {@code y[i]} to the value at {@code x[i]}, for {@code i} from {@code from} up to the index
   * it returns: {@code to}, or less where the next up to {@link #GROUP} elements must be left to
   * the scalar form, for they are too few to fill a vector or one is at an edge of the function.
   *
   * @param x arguments; not modified unless {@code y} is the same array
   * @param y receives the values; may be the same array as {@code x}
   * @param scratch arrays with more than {@code to} elements, free to use, with any contents
   */
  int run(double[] x, double[] y, int from, int to, double[][] scratch);
}
