package dev.secant.cli;

import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.progress.Progress;

/** Shows the first rows that fail and counts the others. */
final class FailureLog {
  private static final int MOST_SHOWN = 20;
  private static final int LONGEST_SHOWN = 1000;

  private final Progress progress;
  private long count;

  /**
   * @param progress says what there is to say
   */
  FailureLog(Progress progress) {
    this.progress = progress;
  }

  /** Notes that some more rows are done, whose failures are all noted. */
  void done(long rows) {
    progress.add(rows, count);
  }

  /** Returns how many rows should be done at a time, at least 1. */
  int suggestedRows() {
    return progress.suggestedRows();
  }

  /** Notes a failure; {@code where} says which row it was. */
  void add(String where, String reason) {
    count++;
    if (count <= MOST_SHOWN) {
      progress.say("secant: " + line(where, reason));
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
    progress.say("secant: no points were read from " + source);
  }

  /** Says what is no failure of a row. */
  void remark(String sentence) {
    progress.say("secant: " + sentence);
  }

  /** Says how many failed of how many. */
  void summarize(long rows) {
    if (count > 0) {
      String shown = count > MOST_SHOWN ? ", the first " + MOST_SHOWN + " are shown" : "";
      progress.say(
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
