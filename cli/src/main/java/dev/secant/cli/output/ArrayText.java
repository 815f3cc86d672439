package dev.secant.cli.output;

import dev.secant.api.Decimal;
import dev.secant.api.Variable;

/** The text of an array in full, however long: nested brackets around numbers. */
final class ArrayText {
  private final Variable array;
  private final int[] shape;
  private final boolean json;
  private final StringBuilder text = new StringBuilder();

  private ArrayText(Variable array, boolean json) {
    this.array = array;
    this.json = json;
    shape = array.shape();
  }

  /** Returns {@code [1.0, 2.0]}. */
  static String plain(Variable array) {
    return new ArrayText(array, false).build();
  }

  /** Returns {@code [1.0,2.0]}, with what JSON has no number for as strings. */
  static String json(Variable array) {
    return new ArrayText(array, true).build();
  }

  private String build() {
    append(0, 0, array.size());
    return text.toString();
  }

  private void append(int dimension, int start, int size) {
    if (dimension == shape.length) {
      String number = Decimal.toString(array.get(start));
      text.append(json ? JsonLinesWriter.quoteIfNotFinite(number, array.get(start)) : number);
      return;
    }
    int step = size / shape[dimension];
    text.append('[');
    for (int i = 0; i < shape[dimension]; i++) {
      if (i > 0) {
        text.append(json ? "," : ", ");
      }
      append(dimension + 1, start + i * step, step);
    }
    text.append(']');
  }
}
