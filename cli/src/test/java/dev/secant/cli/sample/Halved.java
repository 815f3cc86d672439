package dev.secant.cli.sample;

import dev.secant.api.DifferentiableElementwiseFunction;

/** A square that claims x as its derivative: a factor of 2 is missing. */
public final class Halved implements DifferentiableElementwiseFunction {
  @Override
  public double forward(double x) {
    return x * x;
  }

  @Override
  public double derivative(double x) {
    return x;
  }
}
