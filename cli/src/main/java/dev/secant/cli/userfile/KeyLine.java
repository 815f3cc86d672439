package dev.secant.cli.userfile;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;

/**
 * A line {@code key = value} of a file.
 *
 * @param file as it is shown
 * @param number of the line, from 1
 * @param text the whole line
 * @param key what stands before the equals sign
 * @param value what stands behind it
 * @param valueStart index of the value in the text
 */
public record KeyLine(
    String file, int number, String text, String key, String value, int valueStart) {
  private static final int LONGEST_SHOWN = 100;

  /** Returns {@code FILE:LINE}. */
  public String place() {
    return file + ":" + number;
  }

  /** Returns the failure of the value. */
  public CommandFailure badValue(ErrorCode code, String what, String advice) {
    return mistake(code, valueStart, what, advice);
  }

  /** Returns the failure of the key. */
  public CommandFailure badKey(ErrorCode code, String what, String advice) {
    return mistake(code, text.indexOf(key), what, advice);
  }

  /** Returns a failure that shows the line with a caret below the column. */
  public CommandFailure mistake(ErrorCode code, int index, String what, String advice) {
    return mistake(code, new Line(file, number, text), index, what + "\n", "\n" + advice);
  }

  /**
   * Where a mistake is.
   *
   * @param number from 1
   */
  record Line(String file, int number, String text) {}

  static CommandFailure mistake(
      ErrorCode code, Line line, int index, String before, String behind) {
    String start = Printable.line(line.text().substring(0, index));
    boolean isShown = start.length() < LONGEST_SHOWN;
    int column = line.text().codePointCount(0, index) + 1;
    return new CommandFailure(
        code,
        line.file()
            + ":"
            + line.number()
            + ":"
            + column
            + ": "
            + before
            + "  "
            + Printable.cut(line.text(), LONGEST_SHOWN)
            + (isShown ? "\n  " + " ".repeat(start.length()) + "^" : "")
            + behind);
  }
}
