package dev.secant.runtime.partition;

import dev.secant.api.ElementwiseFunction;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.DifferenceQuotient;

/** Difference quotients with a fixed step, beside the values or alone. */
final class QuotientRows implements RowComputation {
  private final Chain chain;
  private final StepRule rule;
  private final boolean hasValues;
  private final DifferenceQuotient quotient;

  QuotientRows(Chain chain, StepRule rule, boolean hasValues) {
    this.chain = chain;
    this.rule = rule;
    this.hasValues = hasValues;
    quotient = rule.of(chain);
  }

  @Override
  public boolean isTogether() {
    return chain instanceof ElementwiseFunction;
  }

  @Override
  public boolean takesAny() {
    return false; // which break the rule of the step
  }

  @Override
  public int mostTogether() {
    return Integer.MAX_VALUE; // a number again costs less than a batch in pieces
  }

  @Override
  public void at(double x, Columns columns, int row) throws FailedRowException {
    if (hasValues) {
      columns.values[row] = chain.valueAt(x);
    }
    columns.derivatives[row] = quotientAt(x);
  }

  /** No number, no derivative. */
  private double quotientAt(double x) throws FailedRowException {
    return Double.isNaN(x) ? Double.NaN : rule.derivative(chain, x);
  }

  @Override
  public double derivativeAt(double x, Columns alone) throws FailedRowException {
    return hasValues ? RowComputation.super.derivativeAt(x, alone) : quotientAt(x);
  }

  @Override
  public void atEach(double[] x, int length, Columns columns) {
    if (hasValues) {
      quotient.valuesAndDerivatives(x, columns.values, columns.derivatives, length);
    } else {
      quotient.derivatives(x, columns.derivatives, length);
    }
  }
}
