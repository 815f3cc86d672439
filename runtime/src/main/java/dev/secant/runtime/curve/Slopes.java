package dev.secant.runtime.curve;

import dev.secant.runtime.diff.Derivative;

/**
 * The slope of a function on one side of a place, at three distances, each 64 times the one before.
 *
 * @param near at the place, as far as one can see; NaN if not known
 * @param bar how far that may be off
 */
record Slopes(double near, double bar, double farther, double farthest) {
  private static final double RATIO = 64;

  /** A slope with a limit changes by less and less; the logarithm, by the same again and again. */
  private static final double STILL = 0.9;

  private static final double CLEAR = 4; // of bars

  /**
   * Looks beside a place.
   *
   * @param x at the place
   * @param aside the least distance; negative on the left
   */
  static Slopes beside(SafeFunction f, double x, double aside) {
    Derivative near = f.derivativeAt(x + aside);
    return new Slopes(
        slope(near),
        near.error(),
        slope(f.derivativeAt(x + RATIO * aside)),
        slope(f.derivativeAt(x + RATIO * RATIO * aside)));
  }

  private static double slope(Derivative found) {
    return found.hasValue() ? found.value() : Double.NaN;
  }

  /** Whether the slope grows without bound towards the place, as far as one can see. */
  boolean areUnbounded() {
    double last = near - farther;
    double before = farther - farthest;
    return last / before > STILL && Math.abs(last) > CLEAR * bar;
  }

  /** Returns the slope at the place: infinite if it grows without bound. */
  double limit() {
    return areUnbounded() ? Math.copySign(Double.POSITIVE_INFINITY, near - farther) : near;
  }
}
