package dev.secant.runtime.diff;

import java.util.List;

/**
 * What f should be close to the point, from levels that look smooth: a polynomial of degree three
 * through f(x). What f is there beyond it is noise, or a structure the levels did not see.
 */
record TaylorModel(double unit, double first, double second, double third) {
  static TaylorModel of(List<Level> levels, Side side, double noise) {
    double unit = levels.get(0).width();
    List<Level> inUnits = levels.stream().map(level -> level.withWidth(level.width() / unit)).toList();
    return new TaylorModel(
        unit,
        derivative(1, inUnits, side, noise),
        derivative(2, inUnits, side, noise),
        derivative(3, inUnits, side, noise));
  }

  private static double derivative(int order, List<Level> levels, Side side, double noise) {
    Estimate estimate = new Extrapolation(order, side).best(levels, noise);
    return Double.isFinite(estimate.value()) ? estimate.value() : 0;
  }

  double slope() {
    return first / unit;
  }

  /** The change of f from the point to {@code width} beside it. */
  double change(double width) {
    double t = width / unit;
    return t * (first + t * (second / 2 + t * third / 6));
  }

  /** The larger of the two misses of a level. */
  double residual(Level level) {
    double right = level.hasPlus() ? Math.abs(level.plus() - change(level.width())) : 0;
    double left = level.hasMinus() ? Math.abs(level.minus() - change(-level.width())) : 0;
    return Math.max(left, right);
  }

  /** A width at which the cubic term is as small as {@code noise}: below it, noise rules. */
  double noiseWidth(double noise) {
    return third == 0 ? Double.POSITIVE_INFINITY : unit * Math.cbrt(6 * noise / Math.abs(third));
  }
}
