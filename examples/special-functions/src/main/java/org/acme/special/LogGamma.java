package org.acme.special;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Domain;
import dev.secant.api.Example;
import java.util.List;

/**
 * The logarithm of the gamma function for {@code x > 0}: relative error about 1e-15, where the
 * gamma function itself would have overflown. Infinity at 0, NaN below.
 */
public final class LogGamma implements DifferentiableElementwiseFunction {
  private static final Digamma DIGAMMA = new Digamma();

  @Override
  public double forward(double x) {
    if (x == 0 || x == Double.POSITIVE_INFINITY) {
      return Double.POSITIVE_INFINITY;
    }
    return org.hipparchus.special.Gamma.logGamma(x) + 0.0; // not -0.0 at 1
  }

  @Override
  public double derivative(double x) {
    return x > 0 ? DIGAMMA.forward(x) : Double.NaN;
  }

  @Override
  public Domain domain() {
    return Domain.atLeast(0);
  }

  @Override
  public String description() {
    return "logarithm of the gamma function";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(1, 0),
        Example.of(1000, 5905.2204232091812).within(1e-15),
        Example.of(-1, Double.NaN));
  }
}
