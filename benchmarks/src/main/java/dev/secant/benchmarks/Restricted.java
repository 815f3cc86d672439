package dev.secant.benchmarks;

import dev.secant.api.Decimal;
import org.hipparchus.analysis.differentiation.FieldDerivativeStructure;
import org.hipparchus.dfp.Dfp;

/** An expression that is defined for x in a closed interval only. */
record Restricted(Expression inner, double lowest, double highest, Outside outside)
    implements Expression {

  /** What happens outside the interval. */
  enum Outside {
    NAN,
    INFINITE,
    THROWS
  }

  @Override
  public double value(double[] point) {
    if (point[0] >= lowest && point[0] <= highest) {
      return inner.value(point);
    }
    return switch (outside) {
      case NAN -> Double.NaN;
      case INFINITE -> Double.POSITIVE_INFINITY;
      case THROWS -> throw new ArithmeticException("x is outside");
    };
  }

  @Override
  public FieldDerivativeStructure<Dfp> exact(ExactPoint point) {
    Dfp x = point.argument(0).getValue();
    boolean isOutside =
        x.lessThan(point.constant(lowest).getValue())
            || x.greaterThan(point.constant(highest).getValue());
    return isOutside ? point.constant(Double.NaN) : inner.exact(point);
  }

  @Override
  public String toString() {
    return "(x in ["
        + Decimal.toShortString(lowest)
        + ", "
        + Decimal.toShortString(highest)
        + "] ? "
        + inner
        + " : "
        + outside
        + ")";
  }
}
