package dev.secant.runtime.diff;

/**
 * What a search found, in the units of the samples.
 *
 * @param first index of the coarsest level the number was extrapolated from
 * @param last index of the finest one; below {@code first} if the number was not extrapolated
 */
record Outcome(
    DerivativeStatus status,
    double value,
    double error,
    double left,
    double right,
    double noise,
    int first,
    int last) {
  static Outcome of(DerivativeStatus status, double value, double error) {
    return new Outcome(status, value, error, value, value, 0, 0, -1);
  }

  static Outcome of(DerivativeStatus status, Estimate estimate, double error, double noise) {
    return new Outcome(
        status,
        estimate.value(),
        error,
        estimate.value(),
        estimate.value(),
        noise,
        estimate.first(),
        estimate.last());
  }

  static Outcome nothing(DerivativeStatus status) {
    return of(status, Double.NaN, Double.NaN);
  }

  Outcome withSlopes(double newLeft, double newRight) {
    return new Outcome(status, value, error, newLeft, newRight, noise, first, last);
  }

  Outcome withNoise(double newNoise) {
    return new Outcome(status, value, error, left, right, newNoise, first, last);
  }

  boolean isExtrapolated() {
    return first <= last;
  }
}
