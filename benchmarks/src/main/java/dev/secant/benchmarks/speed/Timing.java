package dev.secant.benchmarks.speed;

import java.util.Locale;

/**
 * What a task took, in nanoseconds a point.
 *
 * @param task what was done
 * @param least of all chunks, the figure to compare: a busy machine adds time and takes none away
 * @param median of all chunks
 * @param chunks that were timed
 */
record Timing(Task task, double least, double median, int chunks) {
  /** Returns the line that the script reads. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "name=%s points=%d least=%.4f median=%.4f chunks=%d",
        task.name(),
        task.points(),
        least,
        median,
        chunks);
  }
}
