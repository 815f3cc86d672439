package dev.secant.runtime.partition;

import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.diff.chainrule.ChainDerivative;
import org.jspecify.annotations.Nullable;

/**
 * What comes with a derivative that was searched for.
 *
 * @param status null for a row that failed
 */
record SearchedRow(
    double error,
    @Nullable DerivativeStatus status,
    int evaluations,
    double leftSlope,
    double rightSlope) {

  /** Of a missing number: no number has no derivative, and one call found its value. */
  static final SearchedRow AT_NAN =
      new SearchedRow(Double.NaN, DerivativeStatus.OUT_OF_DOMAIN, 1, Double.NaN, Double.NaN);

  static final SearchedRow FAILED = new SearchedRow(Double.NaN, null, 0, Double.NaN, Double.NaN);

  static SearchedRow of(Derivative found) {
    return new SearchedRow(
        found.error(), found.status(), found.evaluations(), found.leftSlope(), found.rightSlope());
  }

  static SearchedRow of(ChainDerivative found) {
    return new SearchedRow(
        found.error(), found.status(), found.evaluations(), found.leftSlope(), found.rightSlope());
  }
}
