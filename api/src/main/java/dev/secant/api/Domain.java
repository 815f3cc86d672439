package dev.secant.api;

import java.util.Arrays;
import java.util.Objects;

/**
 * Where a function of a real number is defined: an interval, perhaps without some points.
 * Immutable.
 *
 * <p>A domain is a set of real numbers, so it holds neither NaN nor an infinity, even where the
 * function returns a limit there.
 */
public final class Domain {
  private static final Domain ALL =
      new Domain(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false, new double[0]);

  private final double lower;
  private final boolean lowerIncluded;
  private final double upper;
  private final boolean upperIncluded;
  private final double[] exceptions;

  private Domain(
      double lower,
      boolean lowerIncluded,
      double upper,
      boolean upperIncluded,
      double[] exceptions) {
    this.lower = lower;
    this.lowerIncluded = lowerIncluded;
    this.upper = upper;
    this.upperIncluded = upperIncluded;
    this.exceptions = exceptions;
  }

  /** Returns the whole real line. */
  public static Domain all() {
    return ALL;
  }

  /**
   * Returns an interval.
   *
   * @param lower lower bound; -Infinity for none
   * @param lowerIncluded whether {@code lower} belongs to it
   * @param upper upper bound; Infinity for none
   * @param upperIncluded whether {@code upper} belongs to it
   * @throws IllegalArgumentException if a bound is NaN, an infinite bound is to be included, or the
   *     interval is empty
   */
  public static Domain interval(
      double lower, boolean lowerIncluded, double upper, boolean upperIncluded) {
    if (Double.isNaN(lower) || Double.isNaN(upper)) {
      throw new IllegalArgumentException("bounds must not be NaN, were " + text(lower, upper));
    }
    if ((lowerIncluded && Double.isInfinite(lower))
        || (upperIncluded && Double.isInfinite(upper))) {
      throw new IllegalArgumentException(
          "an infinite bound must not be included, bounds were " + text(lower, upper));
    }
    boolean empty = !(lower < upper) && !(lower == upper && lowerIncluded && upperIncluded);
    if (empty) {
      throw new IllegalArgumentException(
          "interval must not be empty, bounds were " + text(lower, upper));
    }
    // -0.0 is the same bound as 0.0.
    return new Domain(lower + 0.0, lowerIncluded, upper + 0.0, upperIncluded, new double[0]);
  }

  private static String text(double lower, double upper) {
    return Decimal.toShortString(lower) + " and " + Decimal.toShortString(upper);
  }

  /** Returns {@code lower <= x <= upper}, by {@link #interval}. */
  public static Domain closed(double lower, double upper) {
    return interval(lower, true, upper, true);
  }

  /** Returns {@code lower < x < upper}, by {@link #interval}. */
  public static Domain open(double lower, double upper) {
    return interval(lower, false, upper, false);
  }

  /** Returns {@code x >= lower}, by {@link #interval}. */
  public static Domain atLeast(double lower) {
    return interval(lower, true, Double.POSITIVE_INFINITY, false);
  }

  /** Returns {@code x > lower}, by {@link #interval}. */
  public static Domain greaterThan(double lower) {
    return interval(lower, false, Double.POSITIVE_INFINITY, false);
  }

  /** Returns {@code x <= upper}, by {@link #interval}. */
  public static Domain atMost(double upper) {
    return interval(Double.NEGATIVE_INFINITY, false, upper, true);
  }

  /** Returns {@code x < upper}, by {@link #interval}. */
  public static Domain lessThan(double upper) {
    return interval(Double.NEGATIVE_INFINITY, false, upper, false);
  }

  /**
   * Returns this domain without some points.
   *
   * @param points finite numbers, in any order; those already outside change nothing; copied
   * @throws IllegalArgumentException if a point is NaN or infinite, or none is left
   */
  public Domain except(double... points) {
    Objects.requireNonNull(points, "points must not be null");
    double[] all = Arrays.copyOf(exceptions, exceptions.length + points.length);
    int count = exceptions.length;
    for (double point : points) {
      if (!Double.isFinite(point)) {
        throw new IllegalArgumentException(
            "excepted points must be finite, was " + Decimal.toShortString(point));
      }
      if (contains(point)) {
        all[count++] = point + 0.0; // -0.0 is the same point as 0.0
      }
    }
    double[] distinct = Arrays.stream(all, 0, count).sorted().distinct().toArray();
    if (lower == upper && distinct.length > 0) {
      throw new IllegalArgumentException(
          "domain must not be empty, its only point "
              + Decimal.toShortString(lower)
              + " was taken out");
    }
    return new Domain(lower, lowerIncluded, upper, upperIncluded, distinct);
  }

  /** Returns whether {@code x} lies in this domain; false for NaN and the infinities. */
  public boolean contains(double x) {
    if (!(lowerIncluded ? x >= lower : x > lower) || !(upperIncluded ? x <= upper : x < upper)) {
      return false;
    }
    for (double exception : exceptions) {
      if (x == exception) {
        return false;
      }
    }
    return true;
  }

  /** Returns the lower bound; -Infinity if there is none. */
  public double lower() {
    return lower;
  }

  /** Returns whether the lower bound belongs to the interval. */
  public boolean isLowerIncluded() {
    return lowerIncluded;
  }

  /** Returns the upper bound; Infinity if there is none. */
  public double upper() {
    return upper;
  }

  /** Returns whether the upper bound belongs to the interval. */
  public boolean isUpperIncluded() {
    return upperIncluded;
  }

  /**
   * Returns the points of the interval that do not belong to the domain, ascending, as a new array.
   */
  public double[] exceptions() {
    return exceptions.clone();
  }

  /**
   * Returns the condition on a variable, for a message: {@code x >= 0}, {@code -1 <= x <= 1},
   * {@code x != 0}, {@code any x}.
   *
   * @param variable the name to use for the variable
   */
  public String condition(String variable) {
    Objects.requireNonNull(variable, "variable must not be null");
    StringBuilder text = new StringBuilder();
    boolean below = lower > Double.NEGATIVE_INFINITY;
    boolean above = upper < Double.POSITIVE_INFINITY;
    if (below && above) {
      text.append(Decimal.toShortString(lower))
          .append(lowerIncluded ? " <= " : " < ")
          .append(variable);
      text.append(upperIncluded ? " <= " : " < ").append(Decimal.toShortString(upper));
    } else if (below) {
      text.append(variable)
          .append(lowerIncluded ? " >= " : " > ")
          .append(Decimal.toShortString(lower));
    } else if (above) {
      text.append(variable)
          .append(upperIncluded ? " <= " : " < ")
          .append(Decimal.toShortString(upper));
    }
    for (double exception : exceptions) {
      text.append(text.isEmpty() ? "" : ", ")
          .append(variable)
          .append(" != ")
          .append(Decimal.toShortString(exception));
    }
    return text.isEmpty() ? "any " + variable : text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Domain that
        && Double.compare(lower, that.lower) == 0
        && Double.compare(upper, that.upper) == 0
        && lowerIncluded == that.lowerIncluded
        && upperIncluded == that.upperIncluded
        && Arrays.equals(exceptions, that.exceptions);
  }

  @Override
  public int hashCode() {
    int hash = 31 * Double.hashCode(lower) + Double.hashCode(upper);
    return 31 * (4 * hash + (lowerIncluded ? 2 : 0) + (upperIncluded ? 1 : 0))
        + Arrays.hashCode(exceptions);
  }

  /** Returns {@link #condition} of {@code x}. */
  @Override
  public String toString() {
    return condition("x");
  }
}
