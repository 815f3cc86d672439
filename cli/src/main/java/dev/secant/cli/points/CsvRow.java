package dev.secant.cli.points;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/**
 * One row as the CSV reader hands it over, and the same object for every row: the field that is
 * wanted, and the beginning of the row's text for messages. Until a column is chosen it keeps all
 * fields.
 */
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {
  /** A first row longer than this is no header of a table. */
  static final int LONGEST_FIRST_ROW = 1 << 20;

  private static final int LONGEST_TEXT = 200;

  private final char separator;
  private final StringBuilder text = new StringBuilder(LONGEST_TEXT);
  private final List<String> firstRow = new ArrayList<>();
  private int firstRowLength;
  private int column = -1;
  private int width;
  private String field = "";
  private boolean hasExtraField;
  private boolean blank;
  private long line = 1;

  CsvRow(char separator) {
    this.separator = separator;
  }

  /** Keeps from now on only the field of this column; the width is that of the first row. */
  void choose(int index) {
    column = index;
    width = firstRow.size();
    field = firstRow.get(index);
  }

  /** Returns the fields of the first row, if no column is chosen yet. */
  List<String> firstRow() {
    return firstRow;
  }

  /** Returns whether the first row is longer than {@link #LONGEST_FIRST_ROW}; then it is cut. */
  boolean isFirstRowTooLong() {
    return firstRowLength > LONGEST_FIRST_ROW;
  }

  /** Returns the index of the chosen column, from 0. */
  int column() {
    return column;
  }

  /** Returns whether the row has the chosen column. */
  boolean hasField() {
    return getFieldCount() > column;
  }

  /** Returns the field in the chosen column; that of an earlier row if it has none. */
  String field() {
    return field;
  }

  /** Returns whether there is text in a field beyond those of the first row. */
  boolean hasExtraField() {
    return hasExtraField;
  }

  /** Returns whether the row is a line of blanks. */
  boolean isBlank() {
    return blank && getFieldCount() == 1;
  }

  /** Returns the number of fields. */
  int fieldCount() {
    return getFieldCount();
  }

  /** Returns the number of fields of the first row. */
  int width() {
    return width;
  }

  /** Returns the line that the row begins in, from 1; of the row being read, if it is not done. */
  long line() {
    return line;
  }

  /** Returns the beginning of the row, one character longer than is shown if there is more. */
  String text() {
    return text.toString();
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    line = startingLineNumber;
    text.setLength(0);
    hasExtraField = false;
    blank = false;
    if (column < 0) {
      firstRow.clear();
    }
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    append(index, buffer, offset, length);
    if (index == 0) {
      blank = !quoted && isBlank(buffer, offset, length);
    }
    if (column < 0) {
      keep(buffer, offset, length);
    } else if (index == column) {
      field = new String(buffer, offset, length);
    } else if (index >= width && !isBlank(buffer, offset, length)) {
      hasExtraField = true;
    }
  }

  private void keep(char[] buffer, int offset, int length) {
    firstRowLength += length + 1;
    if (firstRowLength <= LONGEST_FIRST_ROW) {
      firstRow.add(new String(buffer, offset, length));
    } else {
      firstRowLength = LONGEST_FIRST_ROW + 1;
    }
  }

  private void append(int index, char[] buffer, int offset, int length) {
    if (index > 0 && text.length() < LONGEST_TEXT) {
      text.append(separator);
    }
    text.append(buffer, offset, Math.min(length, LONGEST_TEXT - text.length()));
  }

  private static boolean isBlank(char[] buffer, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  @Override
  protected CsvRow buildRecord() {
    return this;
  }
}
