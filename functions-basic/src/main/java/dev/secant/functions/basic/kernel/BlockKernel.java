package dev.secant.functions.basic.kernel;

import org.jspecify.annotations.Nullable;

/**
 * A function over arrays in several passes, block by block, so that what one pass leaves for the
 * next stays in the cache. Each pass is one small loop over arrays of one index, the only kind that
 * the JIT compiler of JDK 17 as of 25 turns into vector instructions, so the passes share scratch
 * arrays: five, kept for each thread, 46 KB together. Where there is a {@link VectorKernel}, it
 * takes the place of the passes.
 */
public abstract class BlockKernel {
  /** Points a block: of 512 to 2048, the speed differs by a twentieth. */
  private static final int BLOCK = 1024;

  private static final int SCRATCH_ARRAYS = 5;

  /**
   * Not a multiple of 4096 bytes apart: a load would seem to the processor to depend on the store
   * of the same element in another array. 8 * 1158 + 16 bytes of header are 145 cache lines.
   */
  private static final int SCRATCH_LENGTH = 1158;

  private static final ThreadLocal<double[][]> SCRATCH =
      ThreadLocal.withInitial(() -> new double[SCRATCH_ARRAYS][SCRATCH_LENGTH]);

  private final VectorForm vectorForm;

  /**
   * @param function the name in a chain
   */
  BlockKernel(String function) {
    vectorForm = new VectorForm(function);
  }

  /** As {@link dev.secant.api.BulkFunction#forward(double[], double[], int)}. */
  public final void forward(double[] x, double[] y, int length) {
    double[][] scratch = SCRATCH.get();
    VectorKernel vectors = vectorForm.kernel(length);
    if (length <= BLOCK) {
      block(vectors, x, y, length, scratch);
      return;
    }
    double[] data = scratch[SCRATCH_ARRAYS - 1];
    for (int from = 0; from < length; from += BLOCK) {
      int n = Math.min(BLOCK, length - from);
      System.arraycopy(x, from, data, 0, n);
      block(vectors, data, data, n, scratch);
      System.arraycopy(data, 0, y, from, n);
    }
  }

  private void block(
      @Nullable VectorKernel vectors, double[] x, double[] y, int length, double[][] scratch) {
    if (vectors == null) {
      block(x, y, length, scratch);
      return;
    }
    int i = vectors.run(x, y, 0, length, scratch);
    while (i < length) {
      int end = Math.min(i + VectorKernel.GROUP, length);
      for (; i < end; i++) {
        y[i] = valueAt(x[i]);
      }
      i = vectors.run(x, y, i, length, scratch);
    }
  }

  /** Returns the value by the scalar form. */
  abstract double valueAt(double x);

  /**
   * Sets {@code y[i]} to the value at {@code x[i]} for {@code i} in {@code [0, length)}.
   *
   * @param x arguments; not modified unless {@code y} is the same array
   * @param y receives the values; may be the same array as {@code x}
   * @param length at most that of a block
   * @param scratch arrays of a block's length, all but the last free to use, with any contents
   */
  abstract void block(double[] x, double[] y, int length, double[][] scratch);
}
