package dev.secant.runtime.curve;

/**
 * What a function does on one side of a feature.
 *
 * @param x where it was seen
 * @param value limit of the function; NaN if it is not defined on this side
 * @param slope limit of the derivative; NaN if not known
 */
record FeatureSide(double x, double value, double slope) {
  FeatureSide {
    value += 0.0; // a zero of no sign: which it is says nothing here
    slope += 0.0;
  }

  /** A side on which the function is not defined. */
  static FeatureSide undefined(double x) {
    return new FeatureSide(x, Double.NaN, Double.NaN);
  }
}
