package dev.secant.api;

import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/** What {@link ElementwiseFunction#of} returns: an operator with a name. */
final class NamedElementwiseFunction implements ElementwiseFunction {
  private final String name;
  private final DoubleUnaryOperator operator;

  NamedElementwiseFunction(String name, DoubleUnaryOperator operator) {
    this.name = FunctionNames.requireLegal(name);
    this.operator = Objects.requireNonNull(operator, "operator must not be null");
  }

  @Override
  public double forward(double x) {
    return operator.applyAsDouble(x);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return name;
  }
}
