package dev.secant.testkit.jar;

import dev.secant.api.ElementwiseFunction;

/** A plug-in's function whose class is on the class path of the tests. */
public final class Third implements ElementwiseFunction {
  /** As the registry calls it. */
  public Third() {}

  @Override
  public double forward(double x) {
    return x / 3;
  }
}
