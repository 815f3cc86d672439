package dev.secant.plot;

import java.util.Objects;

/**
 * A place to point out: a ring at a point, or a line across the panel where there is no such point.
 * Immutable.
 */
public final class Mark {
  private final String name;
  private final double x;
  private final double y;

  private Mark(String name, double x, double y) {
    this.name = Objects.requireNonNull(name, "name must not be null");
    this.x = x;
    this.y = y;
  }

  /**
   * Returns a ring; marks of one name share an entry in the legend.
   *
   * @param name for the legend
   */
  public static Mark at(String name, double x, double y) {
    return new Mark(name, x, y);
  }

  /** Returns an upright dashed line. */
  public static Mark across(String name, double x) {
    return new Mark(name, x, Double.NaN);
  }

  String name() {
    return name;
  }

  double x() {
    return x;
  }

  double y() {
    return y;
  }

  boolean isAcross() {
    return Double.isNaN(y);
  }
}
