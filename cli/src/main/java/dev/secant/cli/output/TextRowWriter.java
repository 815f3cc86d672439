package dev.secant.cli.output;

import dev.secant.api.Decimal;
import dev.secant.api.Variable;

/** Writes each cell as a text, whatever is in it. */
abstract class TextRowWriter implements RowWriter {
  /** Writes a cell, which needs no more than what the format needs. */
  abstract void cell(String text);

  @Override
  public final void number(double value) {
    cell(Decimal.toString(value));
  }

  @Override
  public final void array(Variable value) {
    cell(ArrayText.plain(value));
  }

  @Override
  public final void count(long value) {
    cell(Long.toString(value));
  }

  @Override
  public final void words(WordArray value) {
    cell(ArrayText.plain(value));
  }
}
