package dev.secant.runtime.diff;

import dev.secant.runtime.diff.scale.Scale;

/**
 * A derivative extrapolated from a run of levels.
 *
 * @param value the derivative, in the units of the samples
 * @param truncation estimated error of the extrapolation
 * @param rounding estimated error from the noise of f
 * @param first index of the coarsest level used
 * @param last index of the finest level used
 */
record Estimate(double value, double truncation, double rounding, int first, int last) {
  static final Estimate NONE =
      new Estimate(Double.NaN, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0, -1);

  static final Estimate ZERO = new Estimate(0, 0, 0, 0, -1);

  double error() {
    return truncation + rounding;
  }

  Estimate withTruncation(double newTruncation) {
    return new Estimate(value, newTruncation, rounding, first, last);
  }

  Estimate times(double factor) {
    return new Estimate(value, factor * truncation, factor * rounding, first, last);
  }

  /** This times a power of two. An error that is lost below the smallest double counts as that. */
  Estimate scaled(int exponent) {
    return new Estimate(
        Scale.times(value, exponent),
        Scale.times(truncation, exponent),
        rounding == 0 ? 0 : Math.max(Scale.times(rounding, exponent), Double.MIN_VALUE),
        first,
        last);
  }

  /** As this, from other levels. */
  Estimate over(int newFirst, int newLast) {
    return new Estimate(value, truncation, rounding, newFirst, newLast);
  }

  double relativeError() {
    return error() == 0 ? 0 : error() / Math.abs(value);
  }

  boolean exists() {
    return Double.isFinite(value) && Double.isFinite(error());
  }
}
