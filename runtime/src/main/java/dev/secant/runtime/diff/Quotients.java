package dev.secant.runtime.diff;

import dev.secant.runtime.diff.scale.Scale;
import java.util.List;

/**
 * The difference quotients of a ladder from which a derivative is extrapolated: values of a series
 * in {@code z = h^2}, of the odd part of f over h or the even one over h squared, or on one side in
 * h. Lengths are in the unit of the ladder.
 */
final class Quotients {
  private final int order;
  private final Side side;
  private final OctaveWeights octaves;
  private final double[] widths;
  private final double[] quotients;
  private final double[] roundings;

  private Quotients(Ladder ladder, int order) {
    this.order = order;
    this.side = ladder.side();
    this.octaves = side == Side.BOTH ? OctaveWeights.ofSquares() : OctaveWeights.ofSteps();
    int n = ladder.levels().size();
    this.widths = new double[n];
    this.quotients = new double[n];
    this.roundings = new double[n];
  }

  static Quotients of(Ladder ladder, int order) {
    Quotients result = new Quotients(ladder, order);
    result.fill(ladder.levels(), Scale.powerOfTwo(-ladder.unitExponent()));
    return result;
  }

  private void fill(List<Level> levels, double perUnit) {
    for (int i = 0; i < widths.length; i++) {
      Level level = levels.get(i);
      double width = level.width() * perUnit;
      widths[i] = width;
      quotients[i] = isEven() ? level.even() / width / width : side.rise(level) / width;
      roundings[i] =
          isEven() ? 2 * level.rounding() / width / width : level.rounding() / width;
    }
  }

  /** The quotient at a level: its value of the series. */
  double quotient(int level) {
    return quotients[level];
  }

  /** What rounding makes of a quotient. */
  double rounding(int level) {
    return roundings[level];
  }

  /** What turns quotients [start, end) into the coefficient, with lengths in the last width. */
  double[] weights(int start, int end) {
    return octaves.of(widths, start, end, coefficient());
  }

  /** Which coefficient of the series holds the derivative. */
  int coefficient() {
    return side == Side.BOTH ? (order - 1) / 2 : order - 1;
  }

  /**
   * From the derivative of the series to that of f: n! / m!, halved for an even part, with lengths
   * in the unit again.
   */
  double factor(int end) {
    double factor = isEven() ? 0.5 : 1;
    for (int i = coefficient() + 1; i <= order; i++) {
      factor *= i;
    }
    int power = side == Side.BOTH ? 2 * coefficient() : coefficient();
    double unit = widths[end - 1];
    for (int i = 0; i < power; i++) {
      factor /= unit;
    }
    return factor;
  }

  private boolean isEven() {
    return side == Side.BOTH && order % 2 == 0;
  }
}
