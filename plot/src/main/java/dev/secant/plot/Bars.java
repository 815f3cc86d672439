package dev.secant.plot;

import java.util.Arrays;

/** The error bars of what an axis is to hold, and what they say of the differences of values. */
final class Bars {
  /** In typical bars: values that differ by less are not told from each other. */
  private static final double FEW = 4;

  private static final double ROUNDING = 4; // units in the last place

  private double[] errors = new double[16];
  private int count;
  private double lowestTop = Double.POSITIVE_INFINITY;
  private double highestFoot = Double.NEGATIVE_INFINITY;
  private boolean isComplete = true;

  /** Adds a finite value with its error; one that is not finite counts as not known. */
  void add(double value, double error) {
    if (!Double.isFinite(error)) {
      isComplete = false;
      return;
    }
    if (count == errors.length) {
      errors = Arrays.copyOf(errors, 2 * count);
    }
    errors[count++] = error;
    double bar = Math.max(error, ROUNDING * Math.ulp(value));
    lowestTop = Math.min(lowestTop, value + bar);
    highestFoot = Math.max(highestFoot, value - bar);
  }

  /** Returns the median; 0 if there are none. */
  double typical() {
    double[] sorted = Arrays.copyOf(errors, count);
    Arrays.sort(sorted);
    return count == 0 ? 0 : sorted[count / 2];
  }

  /**
   * Returns whether all values may be one number: one that is within all bars, or as they differ by
   * no more than a few of the bars.
   */
  boolean maybeConstant(double span) {
    return count > 0 && isComplete && (highestFoot <= lowestTop || span <= FEW * typical());
  }
}
