package dev.secant.cli.output;

import java.util.Arrays;
import java.util.function.DoubleConsumer;

/**
 * The numbers of the first rows of an array, held back while it is not known of every cell how many
 * numbers it has: a row that failed has one NaN, and as many as the others are to be written.
 */
final class HeldNumbers {
  /** 16 MB: as many rows may fail at the begin, and no more memory is taken whatever comes. */
  private static final int MOST = 1 << 21;

  private static final int UNKNOWN = -1;

  private final long[] unknownRows; // of each cell, the rows before its width was known
  private double[] numbers = new double[64];
  private int count;
  private long rows;

  HeldNumbers(int cells) {
    unknownRows = new long[cells];
    Arrays.fill(unknownRows, UNKNOWN);
  }

  /** Notes that the number of numbers of a cell is known, from the row that is being added on. */
  void known(int cell) {
    if (unknownRows[cell] == UNKNOWN) {
      unknownRows[cell] = rows;
    }
  }

  void add(double number) {
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * count);
    }
    numbers[count++] = number;
  }

  void endRow() {
    rows++;
  }

  /** Returns whether all is known, or as much is held as may be. */
  boolean isOver() {
    return count >= MOST || Arrays.stream(unknownRows).noneMatch(known -> known == UNKNOWN);
  }

  /**
   * Hands on all numbers.
   *
   * @param widths of the cells; where that is still not known, 1
   */
  void drain(int[] widths, DoubleConsumer target) {
    int next = 0;
    for (long row = 0; row < rows; row++) {
      for (int cell = 0; cell < widths.length; cell++) {
        boolean isNan = row < unknownRows[cell];
        for (int i = 0; i < widths[cell]; i++) {
          target.accept(isNan ? Double.NaN : numbers[next + i]);
        }
        next += isNan ? 1 : widths[cell];
      }
    }
    numbers = new double[0];
  }
}
