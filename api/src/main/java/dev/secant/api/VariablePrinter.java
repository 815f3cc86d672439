package dev.secant.api;

import java.util.Arrays;

/**
 * Prints the data of a {@link Variable} in nested brackets, leaving out the middle of a large one.
 */
final class VariablePrinter {
  private static final int LARGEST_IN_FULL = 1_000;
  private static final int EDGE = 3;

  private final double[] data;
  private final int[] shape;
  private final StringBuilder text = new StringBuilder();

  private VariablePrinter(double[] data, int[] shape) {
    this.data = data;
    this.shape = shape;
  }

  static String print(double[] data, int[] shape) {
    VariablePrinter printer = new VariablePrinter(data, shape);
    printer.append(0, 0, data.length);
    if (data.length > LARGEST_IN_FULL) {
      printer.text.append(" (shape ").append(Arrays.toString(shape)).append(')');
    }
    return printer.text.toString();
  }

  /**
   * Appends what lies under one index of the given dimension: {@code size} elements from {@code
   * start} on.
   */
  private void append(int dimension, int start, int size) {
    if (dimension == shape.length) {
      text.append(Decimal.toString(data[start]));
      return;
    }
    int length = shape[dimension];
    int step = size / length;
    boolean abridged = data.length > LARGEST_IN_FULL && length > 2 * EDGE;
    text.append('[');
    for (int i = 0; i < length; i++) {
      if (i > 0) {
        text.append(", ");
      }
      if (abridged && i == EDGE) {
        text.append("..., ");
        i = length - EDGE;
      }
      append(dimension + 1, start + i * step, step);
    }
    text.append(']');
  }
}
