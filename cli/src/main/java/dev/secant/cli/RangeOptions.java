package dev.secant.cli;

import dev.secant.api.Decimal;
import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.UsageException;
import dev.secant.cli.points.NumberText;
import dev.secant.plot.Scale;
import dev.secant.runtime.curve.Curve;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A range of x, and how many points of it are computed. */
final class RangeOptions {
  @Option(
      names = "--from",
      paramLabel = "A",
      description = "Left end of the range, in the unit of x. Must be given.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "B",
      description = "Right end of the range, above A. Must be given.")
  private @Nullable String to;

  @Option(
      names = "--points",
      paramLabel = "N",
      description =
          "How many points of the range are computed, 2 to 1000000. Default: ${DEFAULT-VALUE}.")
  private String points = "1000";

  /**
   * Returns the points, evenly spaced along the axis, both ends among them.
   *
   * @throws UsageException if an end is not given
   * @throws CommandFailure if an end or the number of points breaks its rule
   */
  double[] grid(Scale scale) {
    if (from == null || to == null) {
      throw new UsageException(
          "--from and --to must be given, the ends of the range, as in --from -1 --to 1");
    }
    double left = finite("--from", from);
    double right = finite("--to", to);
    if (left >= right) {
      throw failure(
          "--from must be below --to, were "
              + Decimal.toShortString(left)
              + " and "
              + Decimal.toShortString(right));
    }
    if (scale == Scale.LOG && left <= 0) {
      throw failure(
          "--from must be above 0 for a logarithmic x, was " + Decimal.toShortString(left));
    }
    int count = SettingText.whole("--points", points, 2, Curve.MOST_POINTS);
    return scale == Scale.LOG ? ratios(left, right, count) : Curve.grid(left, right, count);
  }

  private static double[] ratios(double left, double right, int count) {
    double from = Math.log(left);
    double to = Math.log(right);
    double[] x = new double[count];
    int filled = 0;
    for (int i = 0; i < count; i++) {
      double share = (double) i / (count - 1);
      double even = Math.exp(from * (1 - share) + to * share);
      double next = i == 0 ? left : i == count - 1 ? right : Math.min(even, right);
      if (filled == 0 || next > x[filled - 1]) {
        x[filled++] = next;
      }
    }
    return Arrays.copyOf(x, filled);
  }

  private static double finite(String option, String text) {
    try {
      double value = NumberText.parse(text);
      if (Double.isFinite(value)) {
        return value;
      }
      throw failure(option + " must be finite, was " + Decimal.toString(value));
    } catch (NumberFormatException e) {
      throw new CommandFailure(ErrorCode.INVALID_POINT, option + ": " + e.getMessage(), e);
    }
  }

  private static CommandFailure failure(String message) {
    return new CommandFailure(ErrorCode.INVALID_POINT, message);
  }
}
