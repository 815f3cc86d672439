package dev.secant.runtime.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The derivative of a noisy function by averaging: a polynomial fitted to more pairs of points than
 * it has coefficients (Savitzky and Golay 1964), where extrapolation would hand on the noise of
 * each.
 *
 * <p>The odd part of f about x is fitted by h, h^3, ..., the even part by h^2, h^4, ... Over n
 * pairs up to a width w the noise of a slope falls as {@code noise / (w sqrt(n))}. The noise is
 * what the fit leaves over, so that a polynomial too short for f counts as noise too; what one more
 * term changes counts as truncation. Of all widths and lengths the least bar wins.
 *
 * <p><b>Reference:</b> A. Savitzky, M. J. E. Golay, <i>Smoothing and differentiation of data by
 * simplified least squares procedures</i>, Anal. Chem. 36 (1964) 1627-1639.
 */
final class LeastSquares {
  private static final int FEWEST = 4; // new pairs, for less it is not worth it
  private static final int MOST = 16;
  private static final double RATIO = 0.77; // of widths: so that a narrower fit has pairs enough
  private static final int LONGEST = 5; // terms
  private static final int SPARE =
      5; // pairs beyond the terms, so that what is left means something
  private static final double MARGIN = 1.5; // the least of many bars is a lucky one
  private static final double SIGMAS = 3; // standard errors in the bar
  private static final double LUCK = 0.5; // of a standard error: terms agree no better but by luck

  private final Samples samples;
  private final int order;
  private final double noise;

  /**
   * @param noise of f, at least: the standard error is never taken below it
   */
  LeastSquares(Samples samples, int order, double noise) {
    this.samples = samples;
    this.order = order;
    this.noise = noise;
  }

  /** Spends what is left of the budget on pairs up to the width, and fits all there are. */
  Estimate within(double widest) {
    int count = Math.min(MOST, samples.remaining() / 2);
    if (count < FEWEST) {
      return Estimate.NONE;
    }
    double[] widths = new double[count];
    for (int i = 0; i < count; i++) {
      widths[i] = widest * Math.pow(RATIO, i);
    }
    if (samples.levels().stream().anyMatch(level -> level.width() == widest)) {
      widths[0] = widest * Math.sqrt(RATIO); // the level itself takes part
    }
    List<Level> pairs = new ArrayList<>(samples.pairs(widths));
    for (Level level : samples.levels()) {
      if (level.width() <= widest && level.width() > widths[count - 1] / 2) {
        pairs.add(level);
      }
    }
    pairs.removeIf(level -> !level.isFinite());
    pairs.sort(Comparator.comparingDouble(Level::width));
    return best(pairs).times(MARGIN);
  }

  private Estimate best(List<Level> pairs) {
    Estimate best = Estimate.NONE;
    for (int n = pairs.size(); n >= SPARE + shortest() + 1; n -= 2) {
      List<Level> used = pairs.subList(0, n);
      Estimate longer = Estimate.NONE;
      for (int terms = Math.min(shortest() + LONGEST, n - SPARE); terms >= shortest(); terms--) {
        Estimate fit = fit(used, terms);
        if (longer.exists()) {
          double change = Math.abs(fit.value() - longer.value());
          Estimate judged =
              new Estimate(
                  fit.value(),
                  Math.max(change, LUCK * longer.rounding() / SIGMAS),
                  fit.rounding(),
                  0,
                  -1);
          best = judged.error() < best.error() ? judged : best;
        }
        longer = fit;
      }
    }
    return best;
  }

  private int shortest() {
    return (order + 1) / 2;
  }

  private Estimate fit(List<Level> pairs, int terms) {
    double unit = pairs.get(pairs.size() - 1).width();
    double[][] matrix = new double[pairs.size()][terms];
    double[] values = new double[pairs.size()];
    boolean even = order % 2 == 0;
    for (int i = 0; i < values.length; i++) {
      double t = pairs.get(i).width() / unit;
      double power = even ? t * t : t;
      for (int j = 0; j < terms; j++) {
        matrix[i][j] = power;
        power *= t * t;
      }
      values[i] = even ? pairs.get(i).even() / 2 : pairs.get(i).odd();
    }
    OrthogonalFit fit = OrthogonalFit.of(matrix, values);
    double quiet = noise * (even ? 1.3 : 0.8); // sqrt(6)/2 and sqrt(2)/2, of independent noise
    double sigma = Math.max(fit.left(), quiet / 2);
    double factor = 1;
    for (int i = 2; i <= order; i++) {
      factor *= i;
    }
    factor /= Math.pow(unit, order);
    return new Estimate(
        factor * fit.coefficient(shortest() - 1),
        0,
        SIGMAS * factor * sigma * fit.spread(shortest() - 1),
        0,
        -1);
  }
}
