package dev.secant.cli;

import dev.secant.api.Variable;
import dev.secant.cli.points.PointBlock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The results of a block of points: for each column and point a number or an array. */
final class ResultBlock {
  private final double[][] numbers;
  private final @Nullable Variable[][] arrays;

  ResultBlock(int columns) {
    numbers = new double[columns][PointBlock.CAPACITY];
    arrays = new Variable[columns][PointBlock.CAPACITY];
  }

  int columns() {
    return numbers.length;
  }

  /** Makes all results NaN. */
  void clear() {
    for (int column = 0; column < numbers.length; column++) {
      Arrays.fill(numbers[column], Double.NaN);
      Arrays.fill(arrays[column], null);
    }
  }

  void set(int column, int index, double number) {
    numbers[column][index] = number;
  }

  void set(int column, int index, Variable result) {
    if (result.rank() == 0) {
      numbers[column][index] = result.item();
    } else {
      arrays[column][index] = result;
    }
  }

  double number(int column, int index) {
    return numbers[column][index];
  }

  @Nullable Variable array(int column, int index) {
    return arrays[column][index];
  }
}
