package dev.secant.runtime.diff.array;

import dev.secant.runtime.diff.bar.Slope;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/**
 * The entries of a matrix of derivatives while threads fill them in, each its own, and the calls of
 * f that took.
 */
final class Entries {
  private final Slope[] slopes; // row-major
  private final int columns;
  private final LongAdder evaluations = new LongAdder();

  private Entries(Slope[] slopes, int columns) {
    this.slopes = slopes;
    this.columns = columns;
  }

  /** Returns a matrix of zeros without error. */
  static Entries zero(int rows, int columns) {
    if ((long) rows * columns > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a matrix of derivatives must have at most 2147483647 entries, would have "
              + rows
              + " x "
              + columns);
    }
    Slope[] slopes = new Slope[rows * columns];
    Arrays.fill(slopes, Slope.ZERO);
    return new Entries(slopes, columns);
  }

  void set(int row, int column, Slope slope) {
    slopes[row * columns + column] = slope;
  }

  Slope get(int row, int column) {
    return slopes[row * columns + column];
  }

  void count(long calls) {
    evaluations.add(calls);
  }

  int columns() {
    return columns;
  }

  long evaluations() {
    return evaluations.sum();
  }

  ArrayDerivative shaped(int... shape) {
    return ArrayDerivative.of(slopes, shape, evaluations.sum());
  }
}
