package dev.secant.cli.sample;

import dev.secant.api.ElementwiseFunction;

/** Doubles, and throws at 2. */
public final class Brittle implements ElementwiseFunction {
  @Override
  public double forward(double x) {
    if (x == 2) {
      throw new ArithmeticException("two is too much");
    }
    return 2 * x;
  }
}
