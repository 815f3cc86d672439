package dev.secant.runtime.curve;

import dev.secant.api.Decimal;
import java.util.Arrays;

/** Numbers from one end of a range to the other, equally spaced. */
final class EvenGrid {
  private EvenGrid() {}

  /** Returns the numbers, each above the one before; fewer where there are fewer doubles. */
  static double[] between(double from, double to, int points) {
    requireFinite("from", from);
    requireFinite("to", to);
    if (from >= to) {
      throw new IllegalArgumentException(
          "from must be below to, were "
              + Decimal.toShortString(from)
              + " and "
              + Decimal.toShortString(to));
    }
    requireCount("points must be", points);
    double[] x = new double[points];
    int count = 0;
    for (int i = 0; i < points; i++) {
      double next = place(from, to, (double) i / (points - 1));
      if (count == 0 || next > x[count - 1]) {
        x[count++] = next;
      }
    }
    return Arrays.copyOf(x, count);
  }

  /** The larger weight is taken from the nearer end, so that a range of both signs holds its 0. */
  private static double place(double from, double to, double share) {
    double width = to - from;
    if (!Double.isFinite(width)) { // beyond the range of doubles
      return from * (1 - share) + to * share;
    }
    double x = share <= 0.5 ? from + width * share : to - width * (1 - share);
    return Math.max(from, Math.min(x, to));
  }

  private static void requireFinite(String name, double end) {
    if (!Double.isFinite(end)) {
      throw new IllegalArgumentException(
          name + " must be finite, was " + Decimal.toShortString(end));
    }
  }

  static void requireCount(String subject, int points) {
    if (points < 2 || points > Curve.MOST_POINTS) {
      throw new IllegalArgumentException(
          subject + " 2 to " + Curve.MOST_POINTS + ", was " + points);
    }
  }
}
