package dev.secant.runtime.diff;

import java.util.List;

/**
 * Extrapolation to step zero over a ladder of levels: the best of all runs of neighbouring levels.
 *
 * <p>The odd part of f over h, and the even part over h squared, are series in {@code z = h^2} (on
 * one side only, the difference quotient is one in h); a derivative of order n is a coefficient of
 * one of them. A run of levels determines the polynomial in z through its values, and {@link
 * Fornberg} gives the coefficient as a weighted sum, which for n = 1 is the last entry of a Neville
 * (Richardson) tableau. Its error has two parts: truncation, judged by what the coarsest level of
 * the run changed (Ridders 1982), and noise, which is the root of the sum of squares of weight
 * times noise of the level. The run with the least sum wins, so that noise leads to coarse levels
 * and a close singularity to fine ones.
 *
 * <p><b>References:</b> C. J. F. Ridders, <i>Accurate computation of F'(x) and F'(x)F''(x)</i>,
 * Adv. Eng. Software 4 (1982) 75-76; J. N. Lyness and C. B. Moler, <i>Van der Monde systems and
 * numerical differentiation</i>, Numer. Math. 8 (1966) 458-464.
 */
final class Extrapolation {
  private static final int LONGEST = 8;

  /** A change shrunk more than this from one column to the next is taken for luck. */
  private static final double LUCK = 0.001;

  /** Factor on the prediction that the error shrinks once more as the last change did. */
  private static final double SAFETY = 4;

  /** Share of the change before that a change must fall below where a Taylor series is at work. */
  private static final double SHRINKS = 0.25;

  private static final double COMPETES = 8; // a run with so many times the best error still counts

  private final int order;
  private final Side side;
  private final boolean cautious;

  Extrapolation(int order, Side side) {
    this(order, side, false);
  }

  /**
   * @param cautious whether f has terms beyond a Taylor series, such as {@code |h|^3}: then no
   *     column of the tableau can be trusted to be better than what it changed
   */
  Extrapolation(int order, Side side, boolean cautious) {
    this.order = order;
    this.side = side;
    this.cautious = cautious;
  }

  /**
   * Returns the best estimate over all runs within {@code levels}.
   *
   * @param levels all finite, coarsest first
   * @param noise amplitude of the noise of f, at least; the rounding of a level if that is larger
   */
  Estimate best(List<Level> levels, double noise) {
    int n = levels.size();
    Estimate[][] runs = new Estimate[n][n + 1];
    Estimate best = Estimate.NONE;
    int shortest = coefficient() + 1;
    for (int length = shortest; length <= Math.min(n, shortest + LONGEST); length++) {
      for (int start = 0; start + length <= n; start++) {
        Estimate run = value(levels, start, start + length, noise);
        if (length > shortest) {
          run = run.withTruncation(truncation(runs, start, start + length, run.value()));
          if (run.error() < best.error()) {
            best = run;
          }
        }
        runs[start][start + length] = run;
      }
    }
    return best.exists() ? best.times(disagreement(runs, best)) : best;
  }

  /** How far competing runs are from the best, in units of both errors; 1 if they all agree. */
  private static double disagreement(Estimate[][] runs, Estimate best) {
    double most = 1;
    for (Estimate[] row : runs) {
      for (Estimate run : row) {
        if (run != null && run.truncation() > 0 && run.error() <= COMPETES * best.error()) {
          double distance = Math.abs(run.value() - best.value());
          most = Math.max(most, distance / (run.error() + best.error()));
        }
      }
    }
    return most;
  }

  /**
   * The error of a run, from what it changed against its two shorter neighbours. Of a Taylor series
   * it is below the change that the coarsest level made. A term that is no power of z hides from
   * that one, as coarse levels have little weight; it shows in what the finest level changed, which
   * then shrinks no more as levels are added.
   */
  private double truncation(Estimate[][] runs, int start, int end, double value) {
    double byCoarsest = Math.abs(value - runs[start + 1][end].value());
    double byFinest = Math.abs(value - runs[start][end - 1].value());
    Estimate shorter = runs[start + 1][end - 1];
    if (cautious) {
      return 2 * Math.max(byCoarsest, byFinest);
    }
    if (shorter == null) {
      return Math.max(byCoarsest, byFinest / (side == Side.BOTH ? 2 : 1));
    }
    double before = Math.abs(runs[start + 1][end].value() - shorter.value());
    if (byFinest > SHRINKS * before) {
      return Math.max(byCoarsest, byFinest / (side == Side.BOTH ? 2 : 1));
    }
    double shrinks = Math.max(byFinest / before, LUCK);
    double change = Math.max(byCoarsest, byFinest == 0 ? 0 : byCoarsest / byFinest * LUCK * before);
    return change * Math.min(1, SAFETY * Math.sqrt(shrinks));
  }

  /** The run [start, end) alone, its truncation unknown. */
  private Estimate value(List<Level> levels, int start, int end, double noise) {
    double[] nodes = new double[end - start];
    for (int i = 0; i < nodes.length; i++) {
      // relative to the finest, so that squares neither overflow nor vanish
      double ratio = levels.get(start + i).width() / levels.get(end - 1).width();
      nodes[i] = side == Side.BOTH ? ratio * ratio : ratio;
    }
    double[] weights = Fornberg.weightsAtZero(nodes, coefficient());
    double unit = levels.get(end - 1).width();
    double reference = levels.get(end - 1).rounding();
    double sum = 0;
    double squares = 0;
    double largest = 0;
    for (int i = 0; i < nodes.length; i++) {
      Level level = levels.get(start + i);
      double term = weights[i] * quotient(level);
      double error = weights[i] * quotientNoise(level, noiseAt(level, noise, reference));
      sum += term;
      squares = Math.hypot(squares, error);
      largest = Math.max(largest, Math.abs(term));
    }
    double power = side == Side.BOTH ? 2.0 * coefficient() : coefficient();
    double factor = factor() / Math.pow(unit, power);
    return new Estimate(
        sum * factor,
        0,
        Math.abs(factor) * (squares + Math.ulp(largest)),
        levels.get(start).index(),
        levels.get(end - 1).index());
  }

  /** Which coefficient of the series in z (two-sided) or in h (one-sided) holds the derivative. */
  private int coefficient() {
    return side == Side.BOTH ? (order - 1) / 2 : order - 1;
  }

  /** From the derivative of the series to that of f: n! / m!, halved for an even part. */
  private double factor() {
    double factor = isEven() ? 0.5 : 1;
    for (int i = coefficient() + 1; i <= order; i++) {
      factor *= i;
    }
    return factor;
  }

  private boolean isEven() {
    return side == Side.BOTH && order % 2 == 0;
  }

  /** Noise from inner roundings grows with the values, as rounding does. */
  private static double noiseAt(Level level, double noise, double reference) {
    return level.rounding() * Math.max(1, noise / reference);
  }

  private double quotient(Level level) {
    return isEven() ? level.curvature() : side.slope(level);
  }

  private double quotientNoise(Level level, double noise) {
    return isEven() ? 2 * noise / level.width() / level.width() : noise / level.width();
  }
}
