package dev.secant.benchmarks;

import dev.secant.api.Decimal;
import org.hipparchus.analysis.differentiation.FieldDerivativeStructure;
import org.hipparchus.dfp.Dfp;

/** A constant power; of a negative base only where the exponent is whole. */
record Power(Expression base, double exponent) implements Expression {

  @Override
  public double value(double[] point) {
    return StrictMath.pow(base.value(point), exponent);
  }

  @Override
  public FieldDerivativeStructure<Dfp> exact(ExactPoint point) {
    FieldDerivativeStructure<Dfp> x = base.exact(point);
    if (exponent == Math.rint(exponent)) {
      return x.pow((int) exponent);
    }
    if (x.getValue().isZero()) { // 0 with its derivatives, as far as they are below the exponent
      return x.getOrder() < exponent ? point.constant(0) : point.constant(Double.NaN);
    }
    return x.log().multiply(exponent).exp();
  }

  @Override
  public String toString() {
    return "pow(" + base + ", " + Decimal.toShortString(exponent) + ")";
  }
}
