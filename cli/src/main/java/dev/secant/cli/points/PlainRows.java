package dev.secant.cli.points;

import dev.secant.api.Variable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows as programs write them straight from bytes: no quotes, and in each chosen column a
 * number in its common form. It stops before any other row, which is left to the CSV library; what
 * is plain the library would read the same, but takes three times as long for.
 */
final class PlainRows {
  /** How an attempt at a row ended. */
  private enum Outcome {
    POINT,
    EMPTY_LINE,
    UNFINISHED,
    OTHER
  }

  private static final int NONE = -1; // no index
  private static final int NO_BYTE = 0x100; // not -1, to which the byte 0xff is equal

  private final InputBuffer buffer;
  private final char separator;
  private final int blank;
  private final boolean areArrays;
  private final DecimalField number;
  private int[] slots = {}; // for each field of the first row its index in elements, or -1
  private double[] elements = {};
  private int[] ends = {}; // of the fields of the row
  private int fields; // of the row
  private int lastColumn;
  private int end; // of what the attempt has seen of its row
  private long lines;
  private long linesElsewhere;
  private boolean isBehindReturn;

  PlainRows(InputBuffer buffer, char separator, boolean areArrays) {
    this.buffer = buffer;
    this.separator = separator;
    this.areArrays = areArrays;
    number = new DecimalField(buffer.bytes());
    blank = separator == ' ' ? NO_BYTE : ' ';
  }

  /**
   * Returns whether rows with this separator can be plain: it is ASCII, and no part of a number.
   */
  static boolean canHave(char separator) {
    return separator < 0x80 && "+-.0123456789eE".indexOf(separator) < 0;
  }

  /**
   * Sets where the points are.
   *
   * @param newSlots for each field of the first row the element that it is, or -1
   * @param count number of elements
   */
  void choose(int[] newSlots, int count) {
    slots = newSlots;
    elements = new double[count];
    ends = new int[slots.length];
    for (int i = 0; i < slots.length; i++) {
      lastColumn = slots[i] >= 0 ? i : lastColumn;
    }
  }

  /** Returns the number of lines read here. */
  long lines() {
    return lines;
  }

  /**
   * Goes on behind rows that others have read.
   *
   * @param linesOfOthers lines that they have read in all
   * @param isBehind whether their last character was a carriage return: a line feed behind it
   *     belongs to it
   */
  void goOn(long linesOfOthers, boolean isBehind) {
    linesElsewhere = linesOfOthers;
    isBehindReturn = isBehind;
  }

  /** Adds points until the block is full, the next row is not plain, or there is none. */
  void addTo(PointBlock block) throws IOException {
    Outcome outcome = Outcome.EMPTY_LINE;
    while (!block.isFull() && outcome != Outcome.OTHER) {
      outcome = row();
      switch (outcome) {
        case POINT -> {
          lines++;
          carry(block.carried());
          add(block, linesElsewhere + lines);
          buffer.advanceTo(end);
        }
        case EMPTY_LINE -> {
          lines++;
          buffer.advanceTo(end);
        }
        case UNFINISHED -> outcome = refilled();
        case OTHER -> {}
      }
    }
  }

  /** Reads on; a line for which there is no room is no plain one. */
  private Outcome refilled() throws IOException {
    boolean isMore = buffer.refill() || (buffer.isAtEnd() && buffer.position() < buffer.limit());
    return isMore ? Outcome.UNFINISHED : Outcome.OTHER;
  }

  private void carry(@Nullable CarriedRows rows) {
    if (rows != null) {
      rows.addPlain(buffer.bytes(), buffer.position(), ends, fields);
    }
  }

  private void add(PointBlock block, long line) {
    if (areArrays) {
      block.addArray(Variable.of(elements), line);
    } else {
      block.addNumber(elements[0], line);
    }
  }

  /** Tries to read a row from what is in the buffer. */
  private Outcome row() {
    byte[] bytes = buffer.bytes();
    int limit = buffer.limit();
    int i = buffer.position();
    if (isBehindReturn && i < limit) {
      i += bytes[i] == '\n' ? 1 : 0;
      buffer.advanceTo(i);
      isBehindReturn = false;
    }
    if (i == limit) {
      return Outcome.UNFINISHED;
    }
    if (isLineEnd(bytes[i])) {
      return endOfLine(i, Outcome.EMPTY_LINE);
    }
    for (int field = 0; field < slots.length; field++) {
      i = slots[field] < 0 ? text(bytes, i, limit) : number(slots[field], bytes, i, limit);
      if (i == NONE) {
        return Outcome.OTHER;
      }
      if (i == limit && !buffer.isAtEnd()) {
        return Outcome.UNFINISHED;
      }
      ends[field] = i;
      if (i == limit || isLineEnd(bytes[i])) {
        fields = field + 1;
        return field < lastColumn ? Outcome.OTHER : endOfLine(i, Outcome.POINT);
      }
      i++; // behind the separator
    }
    return Outcome.OTHER; // more fields than the first row has
  }

  /**
   * Reads over a field that is not wanted, and returns its end, or {@link #NONE} if it is quoted.
   */
  private int text(byte[] bytes, int from, int limit) {
    int i = from;
    while (i < limit && bytes[i] != separator && !isLineEnd(bytes[i])) {
      if (bytes[i] == '"') {
        return NONE;
      }
      i++;
    }
    return i;
  }

  /** Reads a number and returns the end of its field, or {@link #NONE} if it is not plain. */
  private int number(int slot, byte[] bytes, int from, int limit) {
    double value = number.parse(skipBlanks(bytes, from, limit), limit);
    if (Double.isNaN(value)) {
      return number.end() == limit && !buffer.isAtEnd() ? limit : NONE;
    }
    elements[slot] = value;
    int i = skipBlanks(bytes, number.end(), limit);
    return i == limit || bytes[i] == separator || isLineEnd(bytes[i]) ? i : NONE;
  }

  private int skipBlanks(byte[] bytes, int from, int limit) {
    int i = from;
    while (i < limit && bytes[i] == blank) {
      i++;
    }
    return i;
  }

  private static boolean isLineEnd(byte b) {
    return b == '\n' || b == '\r';
  }

  /** Notes where the line ends; {@code i} is there, or at the end of the input. */
  private Outcome endOfLine(int i, Outcome outcome) {
    int limit = buffer.limit();
    end = Math.min(i + 1, limit);
    if (i < limit && buffer.bytes()[i] == '\r') {
      isBehindReturn = true; // the line feed may not have come yet
    }
    return outcome;
  }
}
