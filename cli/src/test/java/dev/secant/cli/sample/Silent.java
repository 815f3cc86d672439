package dev.secant.cli.sample;

import dev.secant.api.Domain;
import dev.secant.api.ElementwiseFunction;

/** Fails to say where it is defined. */
public final class Silent implements ElementwiseFunction {
  @Override
  public double forward(double x) {
    return x;
  }

  @Override
  public Domain domain() {
    throw new IllegalStateException("I forgot");
  }
}
