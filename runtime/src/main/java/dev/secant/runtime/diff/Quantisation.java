package dev.secant.runtime.diff;

import java.util.List;

/**
 * Whether the values of f lie on a grid much coarser than that of doubles, as rounded ones do.
 *
 * <p>The spacing is the greatest common divisor of the differences from f(x), by Euclid's algorithm
 * on reals: it ends where a remainder is nothing but rounding.
 */
final class Quantisation {
  private static final double COARSE = 1024; // roundings a grid must span to be told from doubles
  private static final double EXACT = 1e-3; // remainder, relative to the spacing
  private static final int ENOUGH = 6; // values that must agree

  private Quantisation() {}

  /** Returns the spacing of the grid, or 0 if there is none. */
  static double spacing(List<Level> levels) {
    double spacing = 0;
    double rounding = 0;
    int values = 0;
    for (Level level : levels) {
      rounding = Math.max(rounding, level.rounding());
      for (double change : new double[] {Math.abs(level.plus()), Math.abs(level.minus())}) {
        if (change > 0 && Double.isFinite(change)) {
          spacing = spacing == 0 ? change : divisor(spacing, change);
          values++;
          if (spacing <= COARSE * rounding) {
            return 0;
          }
        }
      }
    }
    return values >= ENOUGH ? spacing : 0;
  }

  private static double divisor(double a, double b) {
    double large = Math.max(a, b);
    double small = Math.min(a, b);
    double exact = EXACT * small;
    while (small > 0) {
      double rest = Math.abs(Math.IEEEremainder(large, small));
      large = small;
      small = rest <= exact ? 0 : rest;
    }
    return large;
  }
}
