package dev.secant.benchmarks;

import dev.secant.api.Decimal;
import org.hipparchus.analysis.differentiation.FieldDerivativeStructure;
import org.hipparchus.dfp.Dfp;

/** Two expressions joined at a knot of x: {@code x < knot ? below : above}. */
record Splice(double knot, Expression below, Expression above) implements Expression {

  @Override
  public double value(double[] point) {
    return point[0] < knot ? below.value(point) : above.value(point);
  }

  @Override
  public FieldDerivativeStructure<Dfp> exact(ExactPoint point) {
    boolean isBelow = point.argument(0).getValue().lessThan(point.constant(knot).getValue());
    return isBelow ? below.exact(point) : above.exact(point);
  }

  @Override
  public String toString() {
    return "(x < " + Decimal.toShortString(knot) + " ? " + below + " : " + above + ")";
  }
}
