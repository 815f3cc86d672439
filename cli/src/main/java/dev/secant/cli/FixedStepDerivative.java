package dev.secant.cli;

import dev.secant.api.Variable;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.DifferenceMethod;
import java.util.List;

/** The value of a chain and its derivative by a difference quotient with a given step. */
final class FixedStepDerivative implements Computation {
  private final Chain chain;
  private final DifferenceMethod method;
  private final double eps;

  FixedStepDerivative(Chain chain, DifferenceMethod method, double eps) {
    this.chain = chain;
    this.method = method;
    this.eps = eps;
  }

  @Override
  public List<String> columns() {
    return List.of("value", "derivative");
  }

  @Override
  public void at(double x, int index, ResultBlock results) {
    results.set(0, index, chain.valueAt(x));
    // No number, no derivative; a missing value in a file is no failure.
    results.set(1, index, Double.isNaN(x) ? Double.NaN : method.derivative(chain, x, eps));
  }

  @Override
  public void at(Variable x, int index, ResultBlock results) {
    results.set(0, index, chain.apply(x));
    results.set(1, index, method.derivative(chain, x, eps));
  }
}
