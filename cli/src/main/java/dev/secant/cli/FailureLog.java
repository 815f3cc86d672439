package dev.secant.cli;

import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import java.io.PrintWriter;

/** Shows the first rows that fail and counts the others. */
final class FailureLog {
  private static final int MOST_SHOWN = 20;
  private static final int LONGEST_SHOWN = 1000;

  private final PrintWriter err;
  private long count;

  FailureLog(PrintWriter err) {
    this.err = err;
  }

  /** Notes a failure; {@code where} says which row it was. */
  void add(String where, String reason) {
    count++;
    if (count <= MOST_SHOWN) {
      err.println("secant: " + line(where, reason));
    }
  }

  static String line(String where, String reason) {
    return where + ": " + Printable.cut(reason, LONGEST_SHOWN);
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Says that there was nothing to compute, which is no failure but seldom what was meant. */
  void noteNoPoints(String source) {
    err.println("secant: no points were read from " + source);
  }

  /** Says what is no failure of a row. */
  void remark(String sentence) {
    err.println("secant: " + sentence);
  }

  /** Says how many failed of how many. */
  void summarize(long rows) {
    if (count > 0) {
      String shown = count > MOST_SHOWN ? ", the first " + MOST_SHOWN + " are shown" : "";
      err.println(
          "secant: "
              + count
              + " of "
              + rows
              + (rows == 1 ? " point" : " points")
              + " failed"
              + shown
              + "; "
              + ErrorCode.ROW_FAILED.reference());
    }
  }
}
