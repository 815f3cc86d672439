package dev.secant.runtime.diff;

import dev.secant.runtime.diff.scale.Scale;
import java.util.List;

/**
 * The difference quotients of a ladder from which a derivative is extrapolated: values of a series
 * in {@code z = h^2}, of the odd part of f over h or the even one over h squared, or on one side in
 * h. Lengths are in the unit of the ladder.
 */
final class Quotients {
  private static final double NEAR = 0x1p-30;

  private final int order;
  private final Side side;
  private final double[] widths;
  private final double[] quotients;
  private final double[] roundings;
  private final double[] factors;

  private Quotients(Ladder ladder, int order) {
    this.order = order;
    this.side = ladder.side();
    int n = ladder.levels().size();
    this.widths = new double[n];
    this.quotients = new double[n];
    this.roundings = new double[n];
    this.factors = new double[n];
  }

  static Quotients of(Ladder ladder, int order) {
    Quotients result = new Quotients(ladder, order);
    result.fill(ladder.levels(), Scale.powerOfTwo(-ladder.unitExponent()));
    result.moveToOctaves();
    return result;
  }

  private void fill(List<Level> levels, double perUnit) {
    for (int i = 0; i < widths.length; i++) {
      Level level = levels.get(i);
      double width = level.width() * perUnit;
      widths[i] = width;
      quotients[i] = isEven() ? level.even() / width / width : side.rise(level) / width;
      roundings[i] = isEven() ? 2 * level.rounding() / width / width : level.rounding() / width;
    }
  }

  /**
   * Takes a quotient whose width is a rounding of x off a power of two to that power, along the
   * line through its neighbour. The way is a billionth of the width, and its curve a billionth of
   * that: nothing to what rounding makes of the quotient.
   */
  private void moveToOctaves() {
    for (int i = 0; i < widths.length; i++) {
      if (!Scale.isPowerOfTwo(widths[i]) && widths.length > 1) {
        moveToOctave(i, nearestOctave(widths[i]));
      }
      factors[i] = factorAt(widths[i]);
    }
  }

  private void moveToOctave(int i, double octave) {
    double width = widths[i];
    if (Math.abs(octave - width) <= NEAR * width) {
      int neighbour = i + 1 < widths.length ? i + 1 : i - 1;
      double slope = (quotients[i] - quotients[neighbour]) / (z(width) - z(widths[neighbour]));
      quotients[i] += slope * (z(octave) - z(width));
      widths[i] = octave;
    }
  }

  private static double nearestOctave(double width) {
    return Scale.powerOfTwo(Math.getExponent(width * (1 + NEAR)));
  }

  private double z(double width) {
    return side == Side.BOTH ? width * width : width;
  }

  /** The quotients, by level; not to be modified. */
  double[] values() {
    return quotients;
  }

  /** What rounding makes of the quotients; not to be modified. */
  double[] roundings() {
    return roundings;
  }

  /** What turns runs of quotients into the coefficient, with lengths in the last width. */
  RunWeights weights() {
    return side == Side.BOTH
        ? RunWeights.ofSquares(widths, coefficient())
        : RunWeights.ofSteps(widths, coefficient());
  }

  /** Which coefficient of the series holds the derivative. */
  int coefficient() {
    return side == Side.BOTH ? (order - 1) / 2 : order - 1;
  }

  /** What turns the coefficient found by {@link #weights} into the derivative. */
  double factor(int end) {
    return factors[end - 1];
  }

  /**
   * From the derivative of the series to that of f: n! / m!, halved for an even part; and from
   * lengths in {@code width} to those in the unit.
   */
  private double factorAt(double width) {
    double factor = isEven() ? 0.5 : 1;
    for (int i = coefficient() + 1; i <= order; i++) {
      factor *= i;
    }
    int power = side == Side.BOTH ? 2 * coefficient() : coefficient();
    for (int i = 0; i < power; i++) {
      factor /= width;
    }
    return factor;
  }

  private boolean isEven() {
    return side == Side.BOTH && order % 2 == 0;
  }
}
