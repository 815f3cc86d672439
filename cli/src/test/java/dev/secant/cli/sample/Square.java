package dev.secant.cli.sample;

import dev.secant.api.ElementwiseFunction;

/** Has the name of a built-in function. */
public final class Square implements ElementwiseFunction {
  @Override
  public double forward(double x) {
    return x * x;
  }
}
