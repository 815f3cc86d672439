package dev.secant.runtime.diff;

/**
 * What is asked of a search.
 *
 * @param order of the derivative, 1 to 6
 * @param tolerance relative error bar at which to stop; 0 for as good as it gets
 * @param side from where the point can be approached
 * @param isCautious whether extrapolation must not count on a Taylor series
 */
record Goal(int order, double tolerance, Side side, boolean isCautious) {
  Goal(int order, double tolerance, Side side) {
    this(order, tolerance, side, false);
  }

  /** Below this a relative bar is at rounding level, and more levels are not worth their cost. */
  private static final double ROUNDING_LEVEL = 6e-14;

  boolean isReached(Estimate estimate) {
    return estimate.error() <= Math.max(tolerance / 2, ROUNDING_LEVEL) * Math.abs(estimate.value());
  }

  /** A coarse goal: one sixth of the digits or so, where a deep check would double the cost. */
  boolean isCheap() {
    return tolerance >= 1e-8;
  }

  /** How far from 0 the derivative may be where f moves by {@code change} at most up to a level. */
  double zeroError(double change, Level level) {
    return Math.scalb(change, order - 1) / Math.pow(level.width(), order);
  }

  Goal on(Side newSide) {
    return new Goal(order, tolerance, newSide, isCautious);
  }

  Goal cautiously() {
    return new Goal(order, tolerance, side, true);
  }
}
