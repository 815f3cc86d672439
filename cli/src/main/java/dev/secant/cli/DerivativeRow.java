package dev.secant.cli;

import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.diff.chainrule.ChainDerivative;
import dev.secant.runtime.diff.chainrule.StageDerivative;
import java.util.List;

/**
 * What is known at a number: the value of a chain, and its derivative with all that comes with it.
 *
 * @param left the slope from the left; NaN where it is not known
 * @param right the slope from the right; NaN where it is not known
 */
record DerivativeRow(
    double value,
    double derivative,
    double error,
    DerivativeStatus status,
    int evaluations,
    double left,
    double right) {

  /** Returns the row of a derivative that was searched for. */
  static DerivativeRow of(double value, Derivative found) {
    return new DerivativeRow(
        value,
        found.value(),
        found.error(),
        found.status(),
        found.evaluations(),
        found.leftSlope(),
        found.rightSlope());
  }

  /** Returns the row of a derivative by the chain rule. */
  static DerivativeRow of(ChainDerivative found) {
    List<StageDerivative> stages = found.stages();
    return new DerivativeRow(
        stages.get(stages.size() - 1).value(),
        found.value(),
        found.error(),
        found.status(),
        found.evaluations(),
        found.leftSlope(),
        found.rightSlope());
  }

  /**
   * Returns the row of a missing number: no number has no derivative.
   *
   * @param value of the chain at NaN
   */
  static DerivativeRow atNaN(double value) {
    return new DerivativeRow(
        value, Double.NaN, Double.NaN, DerivativeStatus.OUT_OF_DOMAIN, 1, Double.NaN, Double.NaN);
  }
}
