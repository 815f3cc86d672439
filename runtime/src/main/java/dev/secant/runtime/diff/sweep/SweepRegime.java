package dev.secant.runtime.diff.sweep;

import dev.secant.runtime.text.TextTable;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A straight piece of the error curve in logarithms, {@code error = constant eps^slope}. Immutable.
 *
 * <p>Fitted by medians (Theil-Sen), as single errors are far below the line where the quotient is
 * right by chance. <b>Reference:</b> P. K. Sen, <i>Estimates of the regression coefficient based on
 * Kendall's tau</i>, Journal of the American Statistical Association 63, 1968.
 */
public final class SweepRegime {
  private static final int FEWEST_POINTS = 4;

  static final SweepRegime NONE = new SweepRegime(Double.NaN, Double.NaN, 0);

  private final double slope;
  private final double constant;
  private final int points;

  private SweepRegime(double slope, double constant, int points) {
    this.slope = slope;
    this.constant = constant;
    this.points = points;
  }

  /** Returns the line through points whose errors are all above 0; none if there are too few. */
  static SweepRegime through(List<SweepPoint> points) {
    return through(points, SweepPoint::error);
  }

  /** Returns the line through the magnitudes of the quotients that have one and are not 0. */
  static SweepRegime ofMagnitudes(List<SweepPoint> points) {
    List<SweepPoint> telling =
        points.stream()
            .filter(point -> Double.isFinite(point.value()) && point.value() != 0)
            .toList();
    return through(telling, point -> Math.abs(point.value()));
  }

  private static SweepRegime through(List<SweepPoint> points, ToDoubleFunction<SweepPoint> height) {
    int n = points.size();
    if (n < FEWEST_POINTS) {
      return NONE;
    }
    double[] slopes = new double[n * (n - 1) / 2];
    int count = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double rise =
            Math.log(height.applyAsDouble(points.get(j)) / height.applyAsDouble(points.get(i)));
        slopes[count++] = rise / Math.log(points.get(j).eps() / points.get(i).eps());
      }
    }
    double slope = median(slopes);
    double[] heights =
        points.stream()
            .mapToDouble(
                point -> Math.log(height.applyAsDouble(point)) - slope * Math.log(point.eps()))
            .toArray();
    return new SweepRegime(slope, Math.exp(median(heights)), n);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Returns whether enough points lie in this regime to fit it. */
  public boolean exists() {
    return points > 0;
  }

  /**
   * Returns the exponent of eps: near -1 for rounding; near the order of the quotient for
   * truncation, 2 for central and 1 for one-sided ones. NaN if the regime does not exist.
   */
  public double slope() {
    return slope;
  }

  /** Returns the factor before the power of eps; NaN if the regime does not exist. */
  public double constant() {
    return constant;
  }

  /** Returns how many points it was fitted to; 0 if it does not exist. */
  public int points() {
    return points;
  }

  /** Returns the error that the line predicts for a step. */
  public double errorAt(double eps) {
    return constant * Math.pow(eps, slope);
  }

  /** Returns the formula, {@code 1.1E-16 eps^-1}, or {@code none}. */
  @Override
  public String toString() {
    return exists() ? TextTable.brief(constant) + " eps^" + TextTable.rounded(slope) : "none";
  }
}
