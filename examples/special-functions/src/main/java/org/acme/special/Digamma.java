package org.acme.special;

import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Example;
import java.util.List;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1;

/**
 * The digamma function, the derivative of {@link LogGamma}. About 1e-15 of the larger of the value
 * and 1. Its own derivative is left to Secant.
 *
 * <p>It is Hipparchus' derivative of its log gamma, by automatic differentiation: {@code
 * Gamma.digamma} of Hipparchus 4.0.3 is off by up to 3e-9 below 49. For negative x by reflection,
 * {@code digamma(1 - x) - pi cot(pi x)}. Poles: at {@code 0.0} -Infinity, at {@code -0.0} Infinity,
 * at the negative integers NaN.
 */
public final class Digamma implements ElementwiseFunction {
  /**
   * Below this {@code digamma(x) = -1/x - 0.577...} differs from {@code -1/x} by less than half an
   * ulp.
   */
  private static final double POLE = 1e-17;

  @Override
  public double forward(double x) {
    if (Math.abs(x) < POLE) {
      return -1 / x;
    }
    if (x > 0) {
      return x == Double.POSITIVE_INFINITY ? x : derivativeOfLogGamma(x);
    }
    if (x == Math.rint(x) || Double.isNaN(x)) { // rint of an infinity is that infinity
      return Double.NaN;
    }
    return derivativeOfLogGamma(1 - x) - Math.PI * Reflection.cotangent(x);
  }

  private static double derivativeOfLogGamma(double x) {
    return org.hipparchus.special.Gamma.logGamma(new UnivariateDerivative1(x, 1))
        .getFirstDerivative();
  }

  @Override
  public String description() {
    return "digamma function, the derivative of log_gamma";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(1, -0.57721566490153286).within(1e-15),
        Example.of(0.5, -1.9635100260214235).within(1e-15),
        Example.of(-1, Double.NaN));
  }
}
