package dev.secant.plot;

import java.util.Objects;

/** One axis of a figure: what it shows, and how. Immutable. */
public final class Axis {
  private final String label;
  private final Scale scale;
  private final double from;
  private final double to;

  private Axis(String label, Scale scale, double from, double to) {
    this.label = Objects.requireNonNull(label, "label must not be null");
    this.scale = Objects.requireNonNull(scale, "scale must not be null");
    this.from = from;
    this.to = to;
  }

  /** Returns an axis that reaches as far as the data. */
  public static Axis of(String label, Scale scale) {
    return new Axis(label, scale, Double.NaN, Double.NaN);
  }

  /**
   * Returns this axis from one number to another; what lies outside is not drawn.
   *
   * @throws IllegalArgumentException if an end is not finite, {@code from >= to}, or {@code from <=
   *     0} on a logarithmic axis
   */
  public Axis between(double newFrom, double newTo) {
    if (!(Double.isFinite(newFrom) && Double.isFinite(newTo) && newFrom < newTo)) {
      throw new IllegalArgumentException(
          "ends must be finite and in order, were " + newFrom + " and " + newTo);
    }
    if (scale == Scale.LOG && newFrom <= 0) {
      throw new IllegalArgumentException(
          "a logarithmic axis must begin above 0, was from " + newFrom);
    }
    return new Axis(label, scale, newFrom, newTo);
  }

  /** Returns what stands beside the axis. */
  public String label() {
    return label;
  }

  /** Returns how numbers become places. */
  public Scale scale() {
    return scale;
  }

  /** Returns the first number; NaN if the data decide. */
  public double from() {
    return from;
  }

  /** Returns the last number; NaN if the data decide. */
  public double to() {
    return to;
  }
}
