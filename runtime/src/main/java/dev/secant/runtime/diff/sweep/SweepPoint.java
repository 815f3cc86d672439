package dev.secant.runtime.diff.sweep;

/** One step of a {@link StepSweep}. Immutable. */
public final class SweepPoint {
  private final double eps;
  private final double value;
  private final double error;

  SweepPoint(double eps, double value, double error) {
    this.eps = eps;
    this.value = value;
    this.error = error;
  }

  /** Returns the step, in the unit of x. */
  public double eps() {
    return eps;
  }

  /**
   * Returns the difference quotient; NaN if f is undefined at a shifted point, or the shift is too
   * small to change x.
   */
  public double value() {
    return value;
  }

  /** Returns {@code |value - reference|}; NaN if either is. */
  public double error() {
    return error;
  }
}
