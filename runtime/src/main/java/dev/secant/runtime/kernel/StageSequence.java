package dev.secant.runtime.kernel;

import dev.secant.api.ElementwiseFunction;
import java.util.List;

/** Elementwise stages, run one after the other over a block of numbers. Thread-safe. */
public final class StageSequence {
  /**
   * Numbers in a block at most. Half a dozen buffers of this length, 24 KB, stay in a first-level
   * cache of 32 KB; twice as many are as fast as long as there is one buffer only.
   */
  public static final int BLOCK = 512;

  /**
   * Elements of the buffer for a whole block. With the header of an array, 16 bytes, it takes 73
   * lines of 64 bytes: buffers allocated one after the other have the same alignment within a line,
   * and do not have the same place within a page, where a load would be taken to depend on a store
   * into the other buffer.
   */
  private static final int BUFFER = 582;

  /**
   * Numbers in a block of an array that no cache holds: while the stages of a block are computed,
   * the processor fetches ahead in the array, and the shorter block leaves it less to wait for.
   * Measured: a tenth of the time at 10 million numbers, and a fiftieth lost where a cache holds
   * them.
   */
  private static final int BLOCK_FROM_MEMORY = 384;

  /** Numbers in an array of 8 MB. */
  private static final int HELD_BY_A_CACHE = 1 << 20;

  private final Kernel[] kernels;

  private StageSequence(Kernel[] kernels) {
    this.kernels = kernels;
  }

  /**
   * Returns the stages as loops over blocks.
   *
   * @param stages at least one, in the order of evaluation
   */
  public static StageSequence of(List<ElementwiseFunction> stages) {
    return new StageSequence(stages.stream().map(FunctionKernel::of).toArray(Kernel[]::new));
  }

  /** Returns how many numbers of an array of some length to take at a time. */
  public static int blockFor(int length) {
    return length > HELD_BY_A_CACHE ? BLOCK_FROM_MEMORY : BLOCK;
  }

  /** Returns a new buffer for a block. */
  public static double[] newBuffer() {
    return new double[BUFFER];
  }

  /**
   * Sets {@code y[i]} to the value of the last stage for {@code x[i]}, for {@code i} in {@code [0,
   * length)}. Whatever a stage throws passes; what {@code y} holds is not defined then.
   *
   * @param x not modified unless {@code y} is the same array
   * @param length at least 0, best at most {@link #BLOCK}
   */
  public void run(double[] x, double[] y, int length) {
    double[] input = x;
    for (Kernel kernel : kernels) {
      kernel.apply(input, y, length);
      input = y;
    }
  }
}
