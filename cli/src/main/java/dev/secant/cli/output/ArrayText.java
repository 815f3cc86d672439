package dev.secant.cli.output;

import dev.secant.api.Decimal;
import dev.secant.api.Variable;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;

/** The text of an array in full, however long: nested brackets around its elements. */
final class ArrayText {
  private final int[] shape;
  private final String separator;
  private final IntFunction<String> elements;
  private final StringBuilder text = new StringBuilder();

  private ArrayText(int[] shape, String separator, IntFunction<String> elements) {
    this.shape = shape;
    this.separator = separator;
    this.elements = elements;
  }

  /** Returns {@code [1.0, 2.0]}. */
  static String plain(Variable array) {
    return plain(array, Decimal::toString);
  }

  /** Returns {@code [1.0, 2.0]} with the numbers as {@code format} writes them. */
  static String plain(Variable array, DoubleFunction<String> format) {
    IntFunction<String> elements = i -> format.apply(array.get(i));
    return new ArrayText(array.shape(), ", ", elements).build(array.size());
  }

  /** Returns {@code [OK, KINK]}. */
  static String plain(WordArray array) {
    return new ArrayText(array.shape(), ", ", array.words()::get).build(array.words().size());
  }

  /** Returns {@code [1.0,2.0]}, with what JSON has no number for as strings. */
  static String json(Variable array) {
    IntFunction<String> elements =
        i -> JsonLinesWriter.quoteIfNotFinite(Decimal.toString(array.get(i)), array.get(i));
    return new ArrayText(array.shape(), ",", elements).build(array.size());
  }

  /** Returns {@code ["OK","KINK"]}. */
  static String json(WordArray array) {
    IntFunction<String> elements = i -> JsonLinesWriter.string(array.words().get(i));
    return new ArrayText(array.shape(), ",", elements).build(array.words().size());
  }

  private String build(int size) {
    append(0, 0, size);
    return text.toString();
  }

  private void append(int dimension, int start, int size) {
    if (dimension == shape.length) {
      text.append(elements.apply(start));
      return;
    }
    int step = size / shape[dimension];
    text.append('[');
    for (int i = 0; i < shape[dimension]; i++) {
      if (i > 0) {
        text.append(separator);
      }
      append(dimension + 1, start + i * step, step);
    }
    text.append(']');
  }
}
