package dev.secant.cli.output;

import dev.secant.api.Variable;
import dev.secant.cli.points.CarriedRows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of cells in some format: the header, then for each row its cells in the order of the
 * columns and the end of the row, then the end.
 *
 * <p>Numbers are written as {@link dev.secant.api.Decimal} does. Every method throws what the
 * target says if it takes no more bytes.
 */
public interface RowWriter {
  /** Begins the output; once, before any cell. */
  void header(List<String> columns);

  /**
   * Writes what is carried from the input into the row, as its first cells: text, exactly as it
   * was.
   */
  default void carried(CarriedRows rows, int row) {
    for (int i = 0; i < rows.width(); i++) {
      text(rows.text(row, i));
    }
  }

  /** Writes a cell with a number. */
  void number(double value);

  /** Writes a cell with an array. */
  void array(Variable value);

  /** Writes a cell with an error bar, which a form for people may round up. */
  default void bar(double value) {
    number(value);
  }

  /** Writes a cell with an array of error bars. */
  default void bars(Variable value) {
    array(value);
  }

  /** Writes a cell with a whole number, which has no fraction: {@code 14}. */
  void count(long value);

  /** Writes a cell with an array of words. */
  void words(WordArray value);

  /** Writes a cell with text. */
  void text(String value);

  /** Ends the row. */
  void endRow();

  /** Hands on the rows that are written so far. */
  void flush();

  /**
   * Hands on the rows that are written so far, if that leaves no trace in the output: called when
   * the input pauses, which is a matter of chance.
   */
  default void handOn() {
    flush();
  }

  /**
   * Returns a buffer in which rows can be prepared while others are written, or null if how a row
   * looks depends on those before it. Called after {@link #header}.
   */
  default @Nullable RowBuffer buffer() {
    return null;
  }

  /** Returns what is to be said of the output once it is finished, one sentence; or null. */
  default @Nullable String remark() {
    return null;
  }

  /** Ends the output, and hands everything on. */
  void finish();
}
