package dev.secant.runtime.partition;

import dev.secant.api.Decimal;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.DifferenceMethod;
import dev.secant.runtime.diff.DifferenceQuotient;
import java.util.Objects;

/** A difference quotient with its step, which not every number allows. */
record StepRule(DifferenceMethod method, double eps) {
  /**
   * Holds the step to the rule of the method.
   *
   * @throws IllegalArgumentException if the step can be used at no number
   */
  StepRule {
    Objects.requireNonNull(method, "method must not be null");
    method.requireStep(eps);
  }

  DifferenceQuotient of(Chain chain) {
    return DifferenceQuotient.of(chain, method, eps);
  }

  /**
   * Returns the quotient at a number.
   *
   * @throws FailedRowException if the number breaks the rule of the step
   */
  double derivative(Chain chain, double x) throws FailedRowException {
    try {
      return method.derivative(chain, x, eps);
    } catch (IllegalArgumentException e) {
      throw refused(x, e);
    }
  }

  /** Returns the exception for the number if the method refuses it, else throws it on: a defect. */
  private FailedRowException refused(double x, IllegalArgumentException e) {
    try {
      method.requireStep(x, eps);
    } catch (IllegalArgumentException rule) {
      return FailedRowException.of(rule);
    }
    throw e;
  }

  @Override
  public String toString() {
    return method + ", eps = " + Decimal.toString(eps);
  }
}
