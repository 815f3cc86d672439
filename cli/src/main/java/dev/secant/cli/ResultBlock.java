package dev.secant.cli;

import dev.secant.api.Variable;
import dev.secant.cli.output.RowWriter;
import dev.secant.cli.output.WordArray;
import dev.secant.cli.points.PointBlock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results of a block of points: for each column and point a number, a word or an array. */
final class ResultBlock {
  private final List<ResultColumn> columns;
  private final double[][] numbers;

  /** What is no number: a {@link String}, a {@link Variable} or a {@link WordArray}. */
  private final @Nullable Object[][] others;

  ResultBlock(List<ResultColumn> columns) {
    this.columns = columns;
    numbers = new double[columns.size()][PointBlock.CAPACITY];
    others = new Object[columns.size()][PointBlock.CAPACITY];
  }

  /** Makes all results NaN. */
  void clear() {
    for (int column = 0; column < numbers.length; column++) {
      Arrays.fill(numbers[column], Double.NaN);
      Arrays.fill(others[column], null);
    }
  }

  void set(int column, int index, double number) {
    numbers[column][index] = number;
  }

  /** Sets a whole number, which is exact up to 2^53. */
  void setCount(int column, int index, long count) {
    numbers[column][index] = (double) count;
  }

  void set(int column, int index, Variable result) {
    if (result.rank() == 0) {
      numbers[column][index] = result.item();
    } else {
      others[column][index] = result;
    }
  }

  void set(int column, int index, String word) {
    others[column][index] = word;
  }

  void set(int column, int index, WordArray words) {
    others[column][index] = words;
  }

  /** Writes the results of a point. */
  void write(int index, RowWriter writer) {
    for (int column = 0; column < numbers.length; column++) {
      ResultColumn.Kind kind = columns.get(column).kind();
      Object other = others[column][index];
      if (other == null) {
        write(numbers[column][index], kind, writer);
      } else {
        write(other, kind, writer);
      }
    }
  }

  /**
   * Writes the results of a point that has failed: none. A chain may have had a value before its
   * derivative failed; the row is without results as a whole.
   */
  void writeFailed(RowWriter writer) {
    columns.forEach(column -> column.writeFailed(writer));
  }

  private static void write(double number, ResultColumn.Kind kind, RowWriter writer) {
    switch (kind) {
      case COUNTS -> writer.count((long) number);
      case BARS -> writer.bar(number);
      default -> writer.number(number);
    }
  }

  private static void write(Object other, ResultColumn.Kind kind, RowWriter writer) {
    if (other instanceof Variable bars && kind == ResultColumn.Kind.BARS) {
      writer.bars(bars);
    } else if (other instanceof Variable array) {
      writer.array(array);
    } else if (other instanceof WordArray words) {
      writer.words(words);
    } else {
      writer.text((String) other);
    }
  }
}
