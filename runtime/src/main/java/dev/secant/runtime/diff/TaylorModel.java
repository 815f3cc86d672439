package dev.secant.runtime.diff;

import dev.secant.runtime.diff.scale.Scale;

/**
 * What f should be close to the point, from levels that look smooth: a polynomial of degree three
 * through f(x). What f is there beyond it is noise, or a structure the levels did not see.
 */
record TaylorModel(double unit, Estimate first, Estimate second, Estimate third) {
  static TaylorModel of(Ladder ladder, double noise) {
    return new TaylorModel(
        Scale.powerOfTwo(ladder.unitExponent()),
        derivative(1, ladder, noise),
        derivative(2, ladder, noise),
        derivative(3, ladder, noise));
  }

  private static Estimate derivative(int order, Ladder ladder, double noise) {
    Estimate estimate = ladder.inUnits(order).best(noise);
    return estimate.exists() ? estimate : Estimate.ZERO;
  }

  double slope() {
    return first.value() / unit;
  }

  /** The change of f from the point to {@code width} beside it. */
  double change(double width) {
    double t = width / unit;
    return t * (first.value() + t * (second.value() / 2 + t * third.value() / 6));
  }

  /** How far f may be from {@link #change} because the derivatives are not known better. */
  private double uncertainty(double width) {
    double t = Math.abs(width) / unit;
    return t * (first.error() + t * (second.error() / 2 + t * third.error() / 6));
  }

  /** What is left of a change at {@code width} that the model does not explain. */
  double residual(double width, double change) {
    return Math.max(0, Math.abs(change - change(width)) - uncertainty(width));
  }

  /** The larger of the two misses of a level. */
  double residual(Level level) {
    double right = level.hasPlus() ? residual(level.width(), level.plus()) : 0;
    double left = level.hasMinus() ? residual(-level.width(), level.minus()) : 0;
    return Math.max(left, right);
  }

  /** A width at which the cubic term is as small as {@code noise}: below it, noise rules. */
  double noiseWidth(double noise) {
    return third.value() == 0
        ? Double.POSITIVE_INFINITY
        : unit * StrictMath.cbrt(6 * noise / Math.abs(third.value()));
  }
}
