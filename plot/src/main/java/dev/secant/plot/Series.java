package dev.secant.plot;

import java.util.Objects;

/**
 * Numbers drawn in one colour. A line has a gap where y is not finite; a band lies around it where
 * errors are given. Immutable.
 */
public final class Series {
  /** What is drawn. */
  public enum Kind {
    /** A line from point to point. */
    LINE,
    /** A dashed line. */
    DASHED,
    /** A dot at each point. */
    DOTS
  }

  private final String name;
  private final Kind kind;
  private final double[] x;
  private final double[] y;
  private final double[] error;

  private Series(String name, Kind kind, double[] x, double[] y, double[] error) {
    this.name = name;
    this.kind = kind;
    this.x = x;
    this.y = y;
    this.error = error;
  }

  /**
   * Returns a series.
   *
   * @param name for the legend; empty to be left out of it
   * @param x copied
   * @param y as long as {@code x}; NaN and infinities are gaps; copied
   * @throws IllegalArgumentException if the lengths differ
   */
  public static Series of(String name, Kind kind, double[] x, double[] y) {
    Objects.requireNonNull(name, "name must not be null");
    Objects.requireNonNull(kind, "kind must not be null");
    requireLength("y", y, x);
    return new Series(name, kind, x.clone(), y.clone(), new double[0]);
  }

  /**
   * Returns this series with a band {@code y - error} to {@code y + error}.
   *
   * @param newError as long as x; where one is not finite there is no band; copied
   * @throws IllegalArgumentException if the lengths differ
   */
  public Series withError(double[] newError) {
    requireLength("error", newError, x);
    return new Series(name, kind, x, y, newError.clone());
  }

  private static void requireLength(String what, double[] values, double[] x) {
    if (values.length != x.length) {
      throw new IllegalArgumentException(
          what + " must be as long as x, were " + values.length + " and " + x.length);
    }
  }

  /** Returns what the legend calls it; empty if it is not in it. */
  public String name() {
    return name;
  }

  /** Returns what is drawn. */
  public Kind kind() {
    return kind;
  }

  int size() {
    return x.length;
  }

  double x(int i) {
    return x[i];
  }

  double y(int i) {
    return y[i];
  }

  /** Half the height of the band; NaN if there is none. */
  double error(int i) {
    return error.length == 0 ? Double.NaN : error[i];
  }

  boolean hasError() {
    return error.length > 0;
  }
}
