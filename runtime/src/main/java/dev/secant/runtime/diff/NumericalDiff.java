package dev.secant.runtime.diff;

import dev.secant.api.Function;
import dev.secant.api.Variable;

/** SKELETON of the contract; to be made real. */
public final class NumericalDiff {
  private NumericalDiff() {}

  /** (f(x + eps) - f(x - eps)) / (2 eps). */
  public static double central(Function f, double x, double eps) {
    throw new IllegalStateException("skeleton");
  }

  /** The published algorithm on an array: every element shifted by eps. */
  public static Variable central(Function f, Variable x, double eps) {
    throw new IllegalStateException("skeleton");
  }

  /** (f(x + eps) - f(x)) / eps. */
  public static double forward(Function f, double x, double eps) {
    throw new IllegalStateException("skeleton");
  }

  /** The same for an array. */
  public static Variable forward(Function f, Variable x, double eps) {
    throw new IllegalStateException("skeleton");
  }

  /** (f(x) - f(x - eps)) / eps. */
  public static double backward(Function f, double x, double eps) {
    throw new IllegalStateException("skeleton");
  }

  /** The same for an array. */
  public static Variable backward(Function f, Variable x, double eps) {
    throw new IllegalStateException("skeleton");
  }
}
