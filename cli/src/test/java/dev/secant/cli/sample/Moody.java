package dev.secant.cli.sample;

import dev.secant.api.DifferentiableElementwiseFunction;

/** Throws above 0, where an elementwise function must not. */
public final class Moody implements DifferentiableElementwiseFunction {
  @Override
  public double forward(double x) {
    if (x > 0) {
      throw new ArithmeticException("not today");
    }
    return 3 * x;
  }

  @Override
  public double derivative(double x) {
    return 3;
  }
}
