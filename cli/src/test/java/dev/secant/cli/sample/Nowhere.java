package dev.secant.cli.sample;

import dev.secant.api.DifferentiableElementwiseFunction;

/** Is NaN everywhere. */
public final class Nowhere implements DifferentiableElementwiseFunction {
  @Override
  public double forward(double x) {
    return Double.NaN;
  }

  @Override
  public double derivative(double x) {
    return Double.NaN;
  }
}
