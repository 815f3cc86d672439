package dev.secant.runtime.chain;

import dev.secant.api.ElementwiseFunction;
import dev.secant.runtime.kernel.ChangedInputException;
import dev.secant.runtime.kernel.Slices;
import dev.secant.runtime.kernel.StageSequence;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The values of an elementwise pipeline at many numbers: block by block, one stage at a time over a
 * block. A block in which something fails is computed again number by number, so that the failure
 * is the one of the straight call.
 */
final class BulkValues {
  /** Below that, the straight call is faster than buffers and the calls of loops. */
  static final int WORTHWHILE = 16;

  private final Pipeline pipeline;
  private final StageSequence stages;

  /** A buffer that nobody uses at the moment, for the next call. */
  private final AtomicReference<double @Nullable []> spare = new AtomicReference<>();

  BulkValues(Pipeline pipeline, List<ElementwiseFunction> stages) {
    this.pipeline = pipeline;
    this.stages = StageSequence.of(stages);
  }

  /**
   * Sets {@code y[i]} to the value at {@code x[i]}, in buffers of its own: no kernel of a plug-in
   * sees the arrays of the caller.
   */
  void at(double[] x, double[] y, int length, int threads) {
    Slices.run(length, threads, (from, to) -> slice(x, y, from, to));
  }

  /**
   * Replaces each number by the value at it. Returns false, with the numbers in any state, if a
   * stage fails.
   */
  boolean replace(double[] numbers) {
    double[] buffer = StageSequence.newBuffer();
    int step = StageSequence.blockFor(numbers.length);
    for (int start = 0; start < numbers.length; start += step) {
      int n = Math.min(step, numbers.length - start);
      System.arraycopy(numbers, start, buffer, 0, n);
      if (!succeeds(buffer, buffer, n)) {
        return false;
      }
      System.arraycopy(buffer, 0, numbers, start, n);
    }
    return true;
  }

  private void slice(double[] x, double[] y, int from, int to) {
    double[] kept = spare.getAndSet(null);
    double[] buffer = kept == null ? StageSequence.newBuffer() : kept;
    int step = StageSequence.blockFor(x.length);
    for (int start = from; start < to; start += step) {
      int n = Math.min(step, to - start);
      System.arraycopy(x, start, buffer, 0, n);
      if (succeeds(buffer, buffer, n)) {
        System.arraycopy(buffer, 0, y, start, n);
      } else {
        pipeline.oneByOne(x, y, start, start + n);
      }
    }
    spare.set(buffer);
  }

  /**
   * Sets {@code y[i]} to the value at {@code x[i]} without copying: for one block.
   *
   * @param y another array than {@code x}
   */
  void block(double[] x, double[] y, int length) {
    if (!succeeds(x, y, length)) {
      pipeline.oneByOne(x, y, 0, length);
    }
  }

  private boolean succeeds(double[] x, double[] y, int length) {
    pipeline.requireOpen();
    try {
      stages.run(x, y, length);
      return true;
    } catch (ChangedInputException changed) { // which the straight call would not do
      throw pipeline.changedInput(changed);
    } catch (FunctionFailedException inner) {
      if (inner.getCause() == null) { // of a chain as a stage, which found the same
        throw inner;
      }
      return false;
    } catch (Throwable failure) { // which the straight call will meet, and explain
      FailureText.keepInterrupt(failure);
      return false;
    }
  }
}
