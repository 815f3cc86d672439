package dev.secant.cli;

import dev.secant.cli.output.RowWriter;

/**
 * A column of results.
 *
 * @param name as it stands in the header
 * @param kind what its cells hold
 */
record ResultColumn(String name, Kind kind) {
  /** What stands in a column of words where a point has failed: no status, and never empty. */
  static final String FAILED = "FAILED";

  /** What the cells of a column hold. */
  enum Kind {
    /** A number, or an array of them. */
    NUMBERS,
    /** An error bar, or an array of them. */
    BARS,
    /** A whole number. */
    COUNTS,
    /** A word, or an array of them. */
    WORDS
  }

  static ResultColumn numbers(String name) {
    return new ResultColumn(name, Kind.NUMBERS);
  }

  static ResultColumn bars(String name) {
    return new ResultColumn(name, Kind.BARS);
  }

  static ResultColumn counts(String name) {
    return new ResultColumn(name, Kind.COUNTS);
  }

  static ResultColumn words(String name) {
    return new ResultColumn(name, Kind.WORDS);
  }

  /** Writes the cell of a point that has failed. */
  void writeFailed(RowWriter writer) {
    if (kind == Kind.WORDS) {
      writer.text(FAILED);
    } else {
      writer.number(Double.NaN);
    }
  }
}
