package dev.secant.benchmarks.speed;

import dev.secant.api.ElementwiseFunction;

/** A function for workers: a sine up to a million, beyond which it ends the process. */
public final class EndsItsProcess implements ElementwiseFunction {
  static final double LARGEST = 1e6;

  @Override
  public double forward(double x) {
    if (x > LARGEST) {
      Runtime.getRuntime().halt(1);
    }
    return Math.sin(x);
  }
}
