package dev.secant.cli.points;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One row as the CSV reader hands it over, and the same object for every row: the field that is
 * wanted, and the beginning of the row's text for messages. Until a column is chosen it keeps all
 * fields.
 */
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {
  /** A first row longer than this is no header of a table. */
  static final int LONGEST_FIRST_ROW = 1 << 20;

  /** Four of the longest fields: blocks of such rows fit into memory. */
  static final int LONGEST_CARRIED = 1 << 22;

  private static final int LONGEST_TEXT = 200;

  private final char separator;
  private final StringBuilder text = new StringBuilder(LONGEST_TEXT);
  private final List<String> firstRow = new ArrayList<>();
  private int firstRowLength;
  private int[] columns = {};
  private int[] slots = {}; // for each field of the first row its index in columns, or -1
  private String[] fields = {};
  private boolean isChosen;
  private int width;
  private boolean hasExtraField;
  private boolean blank;
  private long line = 1;
  private long lineBreaks; // within the fields of the row
  private final boolean isCarried;
  private final List<String> carried = new ArrayList<>();
  private int carriedLength;

  /**
   * @param isCarried whether the text of every field is kept
   */
  CsvRow(char separator, boolean isCarried) {
    this.separator = separator;
    this.isCarried = isCarried;
  }

  /** Keeps from now on only the fields of these columns; the width is that of the first row. */
  void choose(List<Integer> indices) {
    columns = indices.stream().mapToInt(Integer::intValue).toArray();
    width = firstRow.size();
    slots = new int[width];
    Arrays.fill(slots, -1);
    fields = new String[columns.length];
    for (int i = 0; i < columns.length; i++) {
      slots[columns[i]] = i;
      fields[i] = firstRow.get(columns[i]);
    }
    isChosen = true;
  }

  /** Returns the fields of the first row, if no column is chosen yet. */
  List<String> firstRow() {
    return firstRow;
  }

  /** Returns whether the first row is longer than {@link #LONGEST_FIRST_ROW}; then it is cut. */
  boolean isFirstRowTooLong() {
    return firstRowLength > LONGEST_FIRST_ROW;
  }

  /** Returns the index of a chosen column, from 0. */
  int column(int slot) {
    return columns[slot];
  }

  /** Returns for each field of the first row its index among the chosen columns, or -1. */
  int[] slots() {
    return slots;
  }

  /** Returns the first chosen column that the row does not have, or -1. */
  int missingColumn() {
    int count = getFieldCount();
    for (int column : columns) {
      if (column >= count) {
        return column;
      }
    }
    return -1;
  }

  /** Returns the field in a chosen column; that of an earlier row if it has none. */
  String field(int slot) {
    return fields[slot];
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

  /**
   * Returns the line that the field behind the last one begins in: quoted fields have line breaks.
   */
  long nextFieldLine() {
    return line + lineBreaks;
  }

  /** Returns whether the fields are too long to be carried; then some are missing. */
  boolean isTooLongToCarry() {
    return carriedLength > LONGEST_CARRIED;
  }

  /** Hands on the fields of the row. */
  void carryTo(CarriedRows rows) {
    rows.begin();
    carried.forEach(rows::add);
    rows.endRow();
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
    lineBreaks = 0;
    carried.clear();
    carriedLength = 0;
    if (!isChosen) {
      firstRow.clear();
    }
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    append(index, buffer, offset, length);
    if (index == 0) {
      blank = !quoted && isBlank(buffer, offset, length);
    }
    if (quoted) {
      lineBreaks += lineBreaks(buffer, offset, length);
    }
    carry(index, buffer, offset, length);
    if (!isChosen) {
      keep(buffer, offset, length);
    } else if (index >= width) {
      hasExtraField |= !isBlank(buffer, offset, length);
    } else if (slots[index] >= 0) {
      fields[slots[index]] = new String(buffer, offset, length);
    }
  }

  private void carry(int index, char[] buffer, int offset, int length) {
    if (!isCarried || (isChosen && index >= width)) {
      return;
    }
    carriedLength = Math.min(carriedLength + length, LONGEST_CARRIED + 1);
    if (!isTooLongToCarry()) {
      carried.add(new String(buffer, offset, length));
    }
  }

  /** A carriage return with a line feed is one break. */
  private static int lineBreaks(char[] buffer, int offset, int length) {
    int count = 0;
    for (int i = offset; i < offset + length; i++) {
      boolean isPair = buffer[i] == '\r' && i + 1 < offset + length && buffer[i + 1] == '\n';
      count += buffer[i] == '\n' || (buffer[i] == '\r' && !isPair) ? 1 : 0;
    }
    return count;
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
