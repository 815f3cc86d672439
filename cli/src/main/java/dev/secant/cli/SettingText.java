package dev.secant.cli;

import dev.secant.api.Decimal;
import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.points.NumberText;

/** Reads the numbers that options set, by one rule for all commands. */
final class SettingText {
  /** Beyond, a double does not tell a whole number from the next. */
  private static final double LARGEST_EXACT = 0x1p53;

  private SettingText() {}

  /**
   * Returns the number.
   *
   * @param what is set, for the message
   * @throws CommandFailure if {@code text} is no number
   */
  static double number(String what, String text) {
    try {
      return NumberText.parse(text);
    } catch (NumberFormatException e) {
      throw new CommandFailure(ErrorCode.INVALID_SETTING, what + ": " + e.getMessage(), e);
    }
  }

  /**
   * Returns the whole number; {@code 1e3} is one.
   *
   * @throws CommandFailure if {@code text} is no number, not a whole one, or beyond an int
   */
  static int whole(String what, String text) {
    double number = number(what, text);
    if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
      throw broken(what, "a whole number of at most " + Integer.MAX_VALUE, number);
    }
    return (int) number;
  }

  /**
   * Returns the whole number.
   *
   * @throws CommandFailure if {@code text} is no number, not a whole one, or out of the range
   */
  static int whole(String what, String text, int from, int to) {
    double number = number(what, text);
    if (!(number >= from && number <= to && number == Math.rint(number))) {
      throw broken(what, "a whole number from " + from + " to " + to, number);
    }
    return (int) number;
  }

  /**
   * Returns the whole number, of any that a long holds.
   *
   * @throws CommandFailure if {@code text} is no number, not a whole one, or beyond a long
   */
  static long longWhole(String what, String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException otherForm) {
      double number = number(what, text);
      if (!(Math.abs(number) <= LARGEST_EXACT && number == Math.rint(number))) {
        throw broken(
            what, "a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE, number);
      }
      return (long) number;
    }
  }

  /** Returns the failure of a number that breaks its rule. */
  static CommandFailure broken(String what, String rule, double number) {
    return new CommandFailure(
        ErrorCode.INVALID_SETTING,
        what + " must be " + rule + ", was " + Decimal.toShortString(number));
  }
}
