package org.acme.special;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import java.util.List;

/**
 * The complementary error function, {@code 1 - erf(x)} without the cancellation: relative error
 * about 1e-13 up to {@code x = 26}, zero from 27.3 on. See Abramowitz and Stegun, section 7.1.
 */
public final class Erfc implements DifferentiableElementwiseFunction {
  @Override
  public double forward(double x) {
    return org.hipparchus.special.Erf.erfc(x);
  }

  @Override
  public double derivative(double x) {
    return -Erf.TWO_BY_ROOT_PI * Math.exp(-x * x);
  }

  @Override
  public String description() {
    return "complementary error function, 1 - erf(x)";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(0, 1),
        Example.of(10, 2.0884875837625448e-45).within(1e-13),
        Example.of(Double.NEGATIVE_INFINITY, 2));
  }
}
