package dev.secant.cli.points;

import dev.secant.api.Decimal;
import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;

/**
 * Evenly spaced points from {@code start} to {@code stop}, both included: point {@code i} of {@code
 * n} is {@code (start (n - 1 - i) + stop i) / (n - 1)}.
 *
 * <p>That form rounds once where the products are exact, so {@code 0:1:11} has 0.3 and not
 * 0.30000000000000004, and it is symmetrical. The first and the last point are exact.
 */
public final class RangePoints implements PointSource {
  /** Up to here every count is a double of its own. */
  private static final double LARGEST_COUNT = 0x1p53;

  private static final String FORM = "--range must be START:STOP:COUNT, as in 0:1:11";

  private final double start;
  private final double stop;
  private final long count;
  private volatile long next; // also read by who shows the progress

  private RangePoints(double start, double stop, long count) {
    this.start = start;
    this.stop = stop;
    this.count = count;
  }

  /**
   * Returns the points of {@code START:STOP:COUNT}.
   *
   * @throws CommandFailure if the text has another form, a number is not finite, the count is no
   *     whole number of at least 1, or it is 1 and start and stop differ
   */
  public static RangePoints parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 3) {
      throw failure(FORM + ", was '" + Printable.cut(text, 60) + "'");
    }
    double start = finite("START", parts[0]);
    double stop = finite("STOP", parts[1]);
    double count = finite("COUNT", parts[2]);
    if (!(count >= 1 && count <= LARGEST_COUNT && count == Math.rint(count))) {
      throw failure(
          "COUNT of --range must be a whole number of at least 1"
              + (count > LARGEST_COUNT ? " and at most 9007199254740992" : "")
              + ", was "
              + Decimal.toShortString(count));
    }
    if (count == 1 && start != stop) {
      throw failure(
          "COUNT of --range must be at least 2 where START and STOP differ, as both are included,"
              + " was 1");
    }
    return new RangePoints(start, stop, (long) count);
  }

  private static double finite(String name, String text) {
    double value;
    try {
      value = NumberText.parse(text);
    } catch (NumberFormatException e) {
      throw failure(
          name + " of --range: " + Printable.line(String.valueOf(e.getMessage())) + "; " + FORM);
    }
    if (!Double.isFinite(value)) {
      throw failure(name + " of --range must be a finite number, was " + Decimal.toString(value));
    }
    return value;
  }

  private static CommandFailure failure(String message) {
    return new CommandFailure(ErrorCode.INVALID_POINT, message);
  }

  @Override
  public boolean fill(PointBlock block) {
    block.clear();
    long index = next;
    while (index < count && !block.isFull()) {
      block.addNumber(point(index), index);
      index++;
    }
    next = index;
    return block.size() > 0;
  }

  private double point(long index) {
    if (index == 0 || start == stop) {
      return start;
    }
    if (index == count - 1) {
      return stop;
    }
    double before = index;
    double after = count - 1 - index;
    double intervals = count - 1;
    double point = (start * after + stop * before) / intervals;
    // Only beyond 1e308 / count; dividing first costs a rounding and cannot overflow.
    return Double.isFinite(point)
        ? point
        : start * (after / intervals) + stop * (before / intervals);
  }

  @Override
  public double fractionRead() {
    return (double) next / count;
  }

  @Override
  public String name() {
    return "--range";
  }

  @Override
  public String where(PointBlock block, int index) {
    return "at " + Decimal.toString(block.number(index));
  }

  @Override
  public boolean hasArrays() {
    return false;
  }

  @Override
  public void close() {}
}
