package dev.secant.cli.sample;

import dev.secant.api.ElementwiseFunction;

/** Fails in its constructor. */
public final class Unloadable implements ElementwiseFunction {
  /** Fails. */
  public Unloadable() {
    throw new IllegalStateException("no licence found");
  }

  @Override
  public double forward(double x) {
    return x;
  }
}
