package dev.secant.cli;

import java.util.Locale;

/** What to do about a row that fails. */
enum OnError {
  /** Write it with NaN. */
  NAN,
  /** Leave it out. */
  SKIP,
  /** End the command. */
  FAIL;

  /** Returns the name as an option value: {@code nan}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
