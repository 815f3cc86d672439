package dev.secant.runtime.diff;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Whether the values of f lie on a grid much coarser than that of doubles, as rounded ones do.
 *
 * <p>The spacing is the greatest common divisor of the differences from f(x), by Euclid's algorithm
 * on reals: it ends where a remainder is nothing but rounding.
 */
final class Quantisation {
  private static final double COARSE = 1024; // roundings a grid must span to be told from doubles
  private static final double EXACT = 8; // roundings a value may be off the grid
  private static final double CLEAR = 16; // a divisor of numbers without a grid ends at its blur
  private static final int ENOUGH = 4; // values that must agree

  private Quantisation() {}

  /** Returns the spacing of the grid, or 0 if there is none. */
  static double spacing(List<Level> levels) {
    double[] changes = changes(levels);
    double rounding = 0;
    for (Level level : levels) {
      rounding = Math.max(rounding, level.rounding());
    }
    if (changes.length < ENOUGH) {
      return 0;
    }
    double spacing = 0;
    for (double change : changes) {
      spacing = divisor(spacing, change, EXACT * rounding);
    }
    double largest = changes[changes.length - 1];
    double blur = EXACT * rounding * (1 + largest / spacing);
    boolean grid =
        isStepped(levels, spacing)
            && changes[0] > spacing / 2
            && spacing > COARSE * rounding
            && spacing > CLEAR * blur;
    return grid ? spacing : 0;
  }

  /**
   * Whether f was seen to stand still between two distances. Without that a grid is nothing but
   * that of the arguments: a straight line takes multiples of its smallest change at powers of two.
   */
  private static boolean isStepped(List<Level> levels, double spacing) {
    for (int i = 1; i < levels.size(); i++) {
      Level coarse = levels.get(i - 1);
      Level fine = levels.get(i);
      if (Math.abs(coarse.plus() - fine.plus()) < spacing / 4
          || Math.abs(coarse.minus() - fine.minus()) < spacing / 4) {
        return true;
      }
    }
    return levels.stream().anyMatch(Level::isConstant);
  }

  private static double[] changes(List<Level> levels) {
    return levels.stream()
        .flatMapToDouble(level -> DoubleStream.of(level.plus(), level.minus()))
        .map(Math::abs)
        .filter(change -> change > 0 && Double.isFinite(change))
        .sorted() // small quotients first: they blur the divisor least
        .toArray();
  }

  /** The divisor of {@code divisor} so far, 0 for none, and a larger number. */
  private static double divisor(double divisor, double number, double exact) {
    double large = number;
    double small = divisor;
    while (small > exact) {
      double rest = Math.abs(Math.IEEEremainder(large, small));
      // the remainder is off by what the values are off, times the quotient
      if (rest <= exact * (1 + large / small)) {
        return large / Math.rint(large / small);
      }
      large = small;
      small = rest;
    }
    return large;
  }
}
