package dev.secant.runtime.diff;

import java.util.List;

/**
 * What f should be close to the point, from levels that look smooth: a polynomial of degree three
 * through f(x). What f is there beyond it is noise, or a structure the levels did not see.
 */
record TaylorModel(double unit, Estimate first, Estimate second, Estimate third) {
  static TaylorModel of(List<Level> levels, Side side, double noise) {
    double unit = levels.get(0).width();
    List<Level> inUnits =
        levels.stream().map(level -> level.withWidth(level.width() / unit)).toList();
    return new TaylorModel(
        unit,
        derivative(1, inUnits, side, noise),
        derivative(2, inUnits, side, noise),
        derivative(3, inUnits, side, noise));
  }

  private static Estimate derivative(int order, List<Level> levels, Side side, double noise) {
    Estimate estimate = new Extrapolation(order, side).best(levels, noise);
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
