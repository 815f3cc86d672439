package dev.secant.cli.sample;

import dev.secant.api.ElementwiseFunction;

/** Says what it does on both streams. */
public final class Talks implements ElementwiseFunction {
  /** As the registry calls it. */
  public Talks() {}

  @Override
  public double forward(double x) {
    System.out.println("out " + x);
    System.err.println("err " + x);
    return x;
  }
}
