package dev.secant.api;

import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * What {@link ElementwiseFunction#of} returns: an operator with a name.
 *
 * <p>A record, as the JIT compiler trusts only the fields of records never to change: so it inlines
 * the operator of an instance that it knows. It has no value of its own to be compared: like all
 * functions, two are equal only if they are one object.
 */
record NamedElementwiseFunction(String name, DoubleUnaryOperator operator)
    implements ElementwiseFunction {
  NamedElementwiseFunction {
    FunctionNames.requireLegal(name);
    Objects.requireNonNull(operator, "operator must not be null");
  }

  @Override
  public double forward(double x) {
    return operator.applyAsDouble(x);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return name;
  }
}
