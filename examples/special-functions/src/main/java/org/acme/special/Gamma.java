package org.acme.special;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import java.util.List;

/**
 * The gamma function, {@code gamma(n + 1) = n!}. Relative error about 1e-15; Infinity above 171.62.
 *
 * <p>Poles as in C's {@code tgamma}: at {@code 0.0} and {@code -0.0} the infinity of the sign, at
 * the negative integers, where the two sides differ, NaN. Every double below -2^52 is one of those.
 */
public final class Gamma implements DifferentiableElementwiseFunction {
  /** Up to here Hipparchus multiplies the result together and does not overflow. */
  private static final double DIRECT = 20;

  private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
  private static final Digamma DIGAMMA = new Digamma();

  @Override
  public double forward(double x) {
    if (x == 0) {
      return 1 / x;
    }
    if (x > DIRECT) {
      return lanczos(x);
    }
    if (x >= -DIRECT) {
      return org.hipparchus.special.Gamma.gamma(x);
    }
    double sine = Reflection.sine(x);
    return sine == 0 ? Double.NaN : -Math.PI / (x * sine) / lanczos(-x); // a pole, or by reflection
  }

  /**
   * Lanczos' approximation for {@code x > 20}. Hipparchus raises to the whole power first, which
   * overflows from 142 on; half the power twice does not before the result does.
   */
  private static double lanczos(double x) {
    double y = x + org.hipparchus.special.Gamma.LANCZOS_G + 0.5;
    double half = Math.pow(y, x / 2 + 0.25);
    if (half == Double.POSITIVE_INFINITY) { // else Infinity times zero
      return half;
    }
    return ROOT_TWO_PI / x * org.hipparchus.special.Gamma.lanczos(x) * half * (Math.exp(-y) * half);
  }

  /** {@code gamma(x) * digamma(x)}; NaN at the poles. */
  @Override
  public double derivative(double x) {
    double value = forward(x);
    return value == Double.POSITIVE_INFINITY && x > 1 ? value : value * DIGAMMA.forward(x);
  }

  @Override
  public String description() {
    return "gamma function, gamma(n + 1) = n!";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(5, 24).within(1e-15),
        Example.of(0.5, 1.7724538509055161).within(1e-15),
        Example.of(-1, Double.NaN));
  }
}
