package dev.secant.runtime.kernel;

import java.util.concurrent.CancellationException;

/** Divides a long array among threads. */
public final class Slices {
  /**
   * Elements in a slice. At a few nanoseconds each it takes a hundred microseconds, as long as a
   * thread takes to start.
   */
  static final int LENGTH = 64 * StageSequence.BLOCK;

  private Slices() {}

  /** Work on the elements from {@code from} on, to {@code to} exclusive. */
  @FunctionalInterface
  public interface Task {
    /** Does the work. */
    void run(int from, int to);
  }

  /**
   * Runs {@code task} for slices that cover {@code [0, length)}. With one thread, or one slice, in
   * the calling thread and in order. If slices fail, the failure of the first of them is thrown,
   * whatever the number of threads.
   *
   * @param length at least 0
   * @param threads at least 1
   * @throws CancellationException if the calling thread is interrupted while it waits for others
   */
  public static void run(int length, int threads, Task task) {
    if (length <= LENGTH) {
      task.run(0, length);
      return;
    }
    int count = (length - 1) / LENGTH + 1;
    Workers.run(
        count,
        threads,
        slice -> {
          int from = slice * LENGTH;
          task.run(from, from + Math.min(LENGTH, length - from)); // never beyond the largest int
        });
  }
}
