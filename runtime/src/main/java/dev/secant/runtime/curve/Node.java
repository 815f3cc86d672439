package dev.secant.runtime.curve;

import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.DerivativeStatus;

/**
 * A number with a finite value and a slope to each side.
 *
 * @param y finite
 * @param leftSlope slope of what lies left of x
 * @param rightSlope slope of what lies right of x
 * @param bar how far the slopes may be off
 * @param noise how far y may be off
 */
record Node(double x, double y, double leftSlope, double rightSlope, double bar, double noise) {
  /** Values are rounded, and most functions are good to a few units in the last place. */
  private static final double ROUNDING = 4;

  private static final double SAFETY = 4; // a measured amplitude is an estimate

  /** Returns what is known of the noise beyond rounding. */
  double scatter() {
    return noise > ROUNDING * Math.ulp(y) ? noise : 0;
  }

  /** Returns whether a derivative says what the slopes to both sides are. */
  static boolean hasSlopes(Derivative derivative) {
    return derivative.hasValue()
        && Double.isFinite(left(derivative))
        && Double.isFinite(right(derivative));
  }

  static Node of(double x, double y, Derivative derivative) {
    double measured = Double.isNaN(derivative.noise()) ? 0 : derivative.noise();
    double noise = ROUNDING * Math.ulp(y) + SAFETY * measured;
    double bar = isKink(derivative) ? 0 : derivative.error();
    return new Node(x, y, left(derivative), right(derivative), bar, noise);
  }

  /** Returns a point of a curve, with a slope of 0 where none is known. */
  static Node of(CurvePoint point) {
    Derivative derivative = point.found();
    return derivative != null && hasSlopes(derivative)
        ? of(point.x(), point.value(), derivative)
        : new Node(point.x(), point.value(), 0, 0, 0, ROUNDING * Math.ulp(point.value()));
  }

  private static boolean isKink(Derivative derivative) {
    return derivative.status() == DerivativeStatus.KINK;
  }

  private static double left(Derivative derivative) {
    return isKink(derivative) ? derivative.leftSlope() : derivative.value();
  }

  private static double right(Derivative derivative) {
    return isKink(derivative) ? derivative.rightSlope() : derivative.value();
  }
}
