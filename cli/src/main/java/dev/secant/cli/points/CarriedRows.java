package dev.secant.cli.points;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The rows of the input that the points of a block are in, field by field with their exact text, to
 * be written before the results. All of it lies in one array, so that a row that is written as it
 * was read is one copy.
 *
 * <p>Each row has the same fields. One that was shorter in the input has empty ones at its end. A
 * row of JSON may be carried as a whole instead.
 */
public final class CarriedRows {
  private static final int FIRST_LENGTH = 1 << 14;

  private final int width;
  private final char separator;
  private final boolean[] points;
  private final boolean areObjects;
  private byte[] text = new byte[FIRST_LENGTH];
  private int length;
  private final int[] starts = new int[PointBlock.CAPACITY];
  private final int[] ends;
  private final boolean[] verbatim = new boolean[PointBlock.CAPACITY];
  private int size;
  private int field; // of the row being added

  /**
   * Creates what can hold the rows of a block.
   *
   * @param points for each field whether it is of the point
   * @param separator stands between fields; ASCII
   * @param areObjects whether a row is one JSON object without its braces, not fields
   */
  CarriedRows(boolean[] points, char separator, boolean areObjects) {
    this.points = points.clone();
    this.separator = separator;
    this.areObjects = areObjects;
    width = areObjects ? 1 : points.length;
    ends = new int[PointBlock.CAPACITY * width];
  }

  void clear() {
    size = 0;
    length = 0;
  }

  /** Returns the number of bytes that all rows take. */
  int length() {
    return length;
  }

  /**
   * Adds a row in which there is nothing but fields and separators.
   *
   * @param fieldEnds index behind each field in {@code row}; a separator is there, or the end
   * @param count number of fields, from 1 to those of every row
   */
  void addPlain(byte[] row, int start, int[] fieldEnds, int count) {
    int end = fieldEnds[count - 1];
    begin();
    verbatim[size] = true;
    reserve(end - start);
    System.arraycopy(row, start, text, length, end - start);
    int shift = length - start;
    int base = size * width;
    for (int i = 0; i < count; i++) {
      ends[base + i] = fieldEnds[i] + shift;
    }
    length += end - start;
    field = count;
    endRow();
  }

  /** Begins a row that is added field by field. */
  void begin() {
    starts[size] = length;
    verbatim[size] = false;
    field = 0;
  }

  /** Adds a field; one more than every row has is left out. */
  void add(String value) {
    add(value.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a field. */
  void add(byte[] value) {
    if (field == width) {
      return;
    }
    reserve(value.length + 1);
    if (field > 0) {
      text[length++] = (byte) separator;
    }
    System.arraycopy(value, 0, text, length, value.length);
    length += value.length;
    ends[size * width + field] = length;
    field++;
  }

  /** Ends the row; fields that it lacks are empty. */
  void endRow() {
    while (field < width) {
      add(new byte[0]);
    }
    size++;
  }

  private void reserve(int count) {
    if (text.length - length < count) {
      text = Arrays.copyOf(text, Math.max(2 * text.length, length + count));
    }
  }

  /** Returns the number of fields of each row. */
  public int width() {
    return areObjects ? points.length : width;
  }

  /**
   * Returns whether a row is the inside of a JSON object: its text is field 0, and there is no
   * other.
   */
  public boolean areObjects() {
    return areObjects;
  }

  /** Returns whether a field is the point, or an element of it. */
  public boolean isPoint(int column) {
    return points[column];
  }

  /**
   * Returns whether the bytes of a row, from {@link #start} of the first field to {@link #end} of
   * the last, are what a file with this separator has.
   */
  public boolean isVerbatim(int row, char between) {
    return verbatim[row] && between == separator;
  }

  /** Returns the array that the rows lie in; not to be changed. */
  public byte[] bytes() {
    return text;
  }

  /** Returns the index of the first byte of a field. */
  public int start(int row, int column) {
    return column == 0 ? starts[row] : ends[row * width + column - 1] + 1;
  }

  /** Returns the index behind the last byte of a field. */
  public int end(int row, int column) {
    return ends[row * width + column];
  }

  /** Returns the index behind the last byte of a row. */
  public int end(int row) {
    return ends[row * width + width - 1];
  }

  /** Returns the text of a field. */
  public String text(int row, int column) {
    int start = start(row, column);
    return new String(text, start, end(row, column) - start, StandardCharsets.UTF_8);
  }
}
