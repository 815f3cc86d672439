package dev.secant.runtime.diff;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/**
 * The entries of a matrix of derivatives while threads fill them in, each its own, and the calls of
 * f that took.
 *
 * @param slopes row-major, 0 until set
 */
record Entries(Slope[] slopes, int columns, LongAdder evaluations) {
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
    return new Entries(slopes, columns, new LongAdder());
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

  ArrayDerivative shaped(int... shape) {
    return ArrayDerivative.of(slopes, shape, evaluations.sum());
  }
}
