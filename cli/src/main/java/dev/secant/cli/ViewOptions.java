package dev.secant.cli;

import dev.secant.api.Decimal;
import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.points.NumberText;
import dev.secant.explore.View;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What of a chain the page shows: a range, and a point of it. */
final class ViewOptions {
  private static final double USUAL_POINT = 0.5;

  @Option(
      names = "--from",
      paramLabel = "A",
      description =
          "Left end of the range, in the unit of x. 'secant report' must be given it; of 'secant"
              + " explore', default: -1.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "B",
      description =
          "Right end of the range, above A. 'secant report' must be given it; of 'secant explore',"
              + " default: 1.")
  private @Nullable String to;

  @Option(
      names = "--at",
      paramLabel = "X",
      description =
          "Point of tangent, secant and stages, a finite number. Default: 0.5 if that is in the"
              + " range, else its middle.")
  private @Nullable String at;

  @Option(
      names = "--eps",
      paramLabel = "STEP",
      description = "Step of the secant, in the unit of x, above 0. Default: 1e-4.")
  private @Nullable String eps;

  @Option(
      names = "--points",
      paramLabel = "N",
      description = "How many points of the range are computed, 2 to 10000. Default: 1000.")
  private @Nullable String points;

  /** Returns whether both ends of the range were given. */
  boolean hasRange() {
    return from != null && to != null;
  }

  /**
   * Returns the view of a chain; without ends, of -1 to 1.
   *
   * @throws CommandFailure if a number is none or breaks its rule, or the chain is too long
   */
  View view(String chain) {
    if (chain.length() > View.LONGEST_CHAIN) {
      throw new CommandFailure(
          ErrorCode.CHAIN_SYNTAX,
          "the chain must have at most "
              + View.LONGEST_CHAIN
              + " characters with its arguments in full, had "
              + chain.length());
    }
    double left = finite("--from", from, -1);
    double right = finite("--to", to, 1);
    if (left >= right) {
      throw new CommandFailure(
          ErrorCode.INVALID_POINT,
          "--from must be below --to, were "
              + Decimal.toShortString(left)
              + " and "
              + Decimal.toShortString(right));
    }
    boolean isUsual = left <= USUAL_POINT && USUAL_POINT <= right;
    double x = finite("--at", at, isUsual ? USUAL_POINT : left / 2 + right / 2);
    return new View(chain, x, step(), left, right, points());
  }

  private static double finite(String option, @Nullable String text, double usual) {
    double value = number(ErrorCode.INVALID_POINT, option, text, usual);
    if (!Double.isFinite(value)) {
      throw new CommandFailure(
          ErrorCode.INVALID_POINT, option + " must be finite, was " + Decimal.toString(value));
    }
    return value;
  }

  private double step() {
    double step = number(ErrorCode.INVALID_STEP, "--eps", eps, 1e-4);
    if (!(step > 0 && step < Double.POSITIVE_INFINITY)) {
      throw new CommandFailure(
          ErrorCode.INVALID_STEP,
          "--eps must be above 0 and finite, was " + Decimal.toShortString(step));
    }
    return step;
  }

  private int points() {
    double count = number(ErrorCode.INVALID_SETTING, "--points", points, 1000);
    if (!(count >= 2 && count <= View.MOST_POINTS) || count != (int) count) {
      throw new CommandFailure(
          ErrorCode.INVALID_SETTING,
          "--points must be a whole number from 2 to "
              + View.MOST_POINTS
              + ", was "
              + Decimal.toShortString(count));
    }
    return (int) count;
  }

  private static double number(ErrorCode code, String option, @Nullable String text, double usual) {
    try {
      return text == null ? usual : NumberText.parse(text);
    } catch (NumberFormatException e) {
      throw new CommandFailure(code, option + ": " + e.getMessage(), e);
    }
  }
}
