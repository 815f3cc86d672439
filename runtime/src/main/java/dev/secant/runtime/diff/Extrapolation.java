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

  private final List<Level> levels;
  private final Side side;
  private final int shortest; // run that determines the coefficient
  private final boolean cautious;
  private final int n;

  // By run, see at(): what does not depend on the noise.
  private final double[] value;
  private final double[] truncation;
  private final double[] spread; // error of the value by the rounding of f
  private final double[] ownRounding; // of the sum that the value is

  private Extrapolation(Ladder ladder, int coefficient, boolean cautious) {
    this.levels = ladder.levels();
    this.side = ladder.side();
    this.shortest = coefficient + 1;
    this.cautious = cautious;
    this.n = levels.size();
    int runs = n * n;
    this.value = new double[runs];
    this.truncation = new double[runs];
    this.spread = new double[runs];
    this.ownRounding = new double[runs];
  }

  /**
   * Returns the extrapolation of a derivative over all runs of a ladder, with lengths in its unit.
   *
   * @param cautious whether f has terms beyond a Taylor series, such as {@code |h|^3}: then no
   *     column of the tableau can be trusted to be better than what it changed
   */
  static Extrapolation of(Ladder ladder, int order, boolean cautious) {
    Quotients quotients = Quotients.of(ladder, order);
    RunWeights weights = quotients.weights();
    Extrapolation result = new Extrapolation(ladder, quotients.coefficient(), cautious);
    for (int length = result.shortest; length <= result.longest(); length++) {
      for (int start = 0; start + length <= result.n; start++) {
        result.extrapolate(quotients, weights.of(start, start + length), start, start + length);
        if (length > result.shortest) {
          result.truncation[result.at(start, start + length)] =
              result.truncationOf(start, start + length);
        }
      }
    }
    return result;
  }

  private int longest() {
    return Math.min(n, shortest + LONGEST);
  }

  /** Where the figures of the run [start, end) are kept. */
  private int at(int start, int end) {
    return start * n + end - 1;
  }

  /** The run [start, end) alone, its truncation unknown. */
  private void extrapolate(Quotients quotients, double[] weights, int start, int end) {
    double[] terms = quotients.values();
    double[] roundings = quotients.roundings();
    double sum = 0;
    double squares = 0;
    double largest = 0;
    for (int i = 0; i < weights.length; i++) {
      double term = weights[i] * terms[start + i];
      double error = weights[i] * roundings[start + i];
      double size = Math.abs(term);
      sum += term;
      squares += error * error;
      largest = size > largest ? size : largest; // Math.max, which minds NaN, takes its time
    }
    double factor = quotients.factor(end);
    int run = at(start, end);
    value[run] = sum * factor;
    if (end - start > shortest) {
      double root =
          squares >= Double.MIN_NORMAL && squares <= Double.MAX_VALUE
              ? Math.sqrt(squares)
              : hypot(roundings, weights, start);
      spread[run] = Math.abs(factor) * root;
      ownRounding[run] = Math.abs(factor) * Math.ulp(largest);
    }
  }

  /** The root of a sum of squares that are beyond the range of doubles. */
  private static double hypot(double[] roundings, double[] weights, int start) {
    double root = 0;
    for (int i = 0; i < weights.length; i++) {
      root = Math.hypot(root, weights[i] * roundings[start + i]);
    }
    return root;
  }

  /**
   * Returns the best estimate over all runs.
   *
   * @param noise amplitude of the noise of f, at least; the rounding of a level if that is larger
   */
  Estimate best(double noise) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    double[] rounding = new double[value.length];
    double[] growth = growth(noise);
    for (int length = shortest + 1; length <= longest(); length++) {
      for (int start = 0; start + length <= n; start++) {
        int run = at(start, start + length);
        rounding[run] = growth[start + length - 1] * spread[run] + ownRounding[run];
        double error = truncation[run] + rounding[run];
        if (error < least) {
          least = error;
          best = run;
        }
      }
    }
    if (best < 0) {
      return Estimate.NONE;
    }
    Estimate estimate =
        new Estimate(
            value[best],
            truncation[best],
            rounding[best],
            levels.get(best / n).index(),
            levels.get(best % n).index());
    return estimate.exists() ? estimate.times(disagreement(rounding, estimate)) : estimate;
  }

  /** Noise from inner roundings grows with the values, as rounding does: by the finest level. */
  private double[] growth(double noise) {
    double[] growth = new double[n];
    for (int i = 0; i < n; i++) {
      double rounding = levels.get(i).rounding();
      growth[i] = noise <= rounding ? 1 : noise / rounding;
    }
    return growth;
  }

  /** How far competing runs are from the best, in units of both errors; 1 if they all agree. */
  private double disagreement(double[] rounding, Estimate best) {
    double most = 1;
    for (int length = shortest + 1; length <= longest(); length++) {
      for (int start = 0; start + length <= n; start++) {
        int run = at(start, start + length);
        double error = truncation[run] + rounding[run];
        double distance = Math.abs(value[run] - best.value());
        boolean competes = truncation[run] > 0 && error <= COMPETES * best.error();
        if (competes && distance > most * (error + best.error())) {
          most = distance / (error + best.error());
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
  private double truncationOf(int start, int end) {
    double found = value[at(start, end)];
    double finer = value[at(start + 1, end)];
    double byCoarsest = Math.abs(found - finer);
    double byFinest = Math.abs(found - value[at(start, end - 1)]);
    if (cautious) {
      return 2 * Math.max(byCoarsest, byFinest);
    }
    if (end - start - 2 < shortest) {
      return Math.max(byCoarsest, byFinest / (side == Side.BOTH ? 2 : 1));
    }
    double before = Math.abs(finer - value[at(start + 1, end - 1)]);
    if (byFinest > SHRINKS * before) {
      return Math.max(byCoarsest, byFinest / (side == Side.BOTH ? 2 : 1));
    }
    double shrinks = Math.max(byFinest / before, LUCK);
    double change = Math.max(byCoarsest, byFinest == 0 ? 0 : byCoarsest / byFinest * LUCK * before);
    return change * Math.min(1, SAFETY * Math.sqrt(shrinks));
  }
}
