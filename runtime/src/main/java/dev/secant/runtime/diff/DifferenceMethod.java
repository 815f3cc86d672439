package dev.secant.runtime.diff;

import dev.secant.api.Function;
import dev.secant.api.Variable;
import java.util.Locale;

/**
 * The three difference quotients of {@link NumericalDiff} as values, for a caller that lets its
 * user choose. Formulas, errors, cost and NaN behaviour are described there.
 */
public enum DifferenceMethod {
  /** {@code (f(x + eps) - f(x - eps)) / (2 eps)}: error of order eps^2. */
  CENTRAL,
  /** {@code (f(x + eps) - f(x)) / eps}, for a function with nothing below x: of order eps. */
  FORWARD,
  /** {@code (f(x) - f(x - eps)) / eps}, for a function with nothing above x: of order eps. */
  BACKWARD;

  /**
   * Returns the quotient at a number.
   *
   * @param f a function that maps a number to a number
   * @param x the point; finite
   * @param eps step, in the unit of x; above 0
   * @throws IllegalArgumentException if {@code x} or {@code eps} breaks a rule of the method of
   *     {@link NumericalDiff} with this name
   * @throws IllegalStateException if f maps a number to null or an array
   */
  public double derivative(Function f, double x, double eps) {
    return switch (this) {
      case CENTRAL -> NumericalDiff.central(f, x, eps);
      case FORWARD -> NumericalDiff.forward(f, x, eps);
      case BACKWARD -> NumericalDiff.backward(f, x, eps);
    };
  }

  /**
   * Returns the quotient with every element of x shifted: for a function that is not elementwise,
   * the derivative along {@code (1, ..., 1)}.
   *
   * @param f any function that accepts the shape of x
   * @param x the point, of any shape, all elements finite; not modified
   * @param eps step, in the unit of x; above 0
   * @return the quotient, in the shape of {@code f(x)}
   * @throws IllegalArgumentException if {@code x} or {@code eps} breaks a rule of the method of
   *     {@link NumericalDiff} with this name
   * @throws IllegalStateException if f returns null, or arrays of two shapes
   */
  public Variable derivative(Function f, Variable x, double eps) {
    return switch (this) {
      case CENTRAL -> NumericalDiff.central(f, x, eps);
      case FORWARD -> NumericalDiff.forward(f, x, eps);
      case BACKWARD -> NumericalDiff.backward(f, x, eps);
    };
  }

  /**
   * Holds a step to the rule of this quotient, for a caller that takes it before any point.
   *
   * @param eps step, in the unit of x
   * @throws IllegalArgumentException if {@code eps} can be used at no point
   */
  public void requireStep(double eps) {
    if (this == CENTRAL) {
      FixedStep.requireDoubled(eps);
    } else {
      FixedStep.require(eps);
    }
  }

  /**
   * Holds a number to the rule of this quotient, calling no function: to tell a point that has no
   * quotient from a function that fails.
   *
   * @param x the point
   * @param eps step, in the unit of x
   * @throws IllegalArgumentException if {@link #derivative(Function, double, double)} throws it for
   *     {@code x} and {@code eps}
   */
  public void requireStep(double x, double eps) {
    requireStep(eps);
    if (this != BACKWARD) {
      FixedStep.shifted(x, eps);
    }
    if (this != FORWARD) {
      FixedStep.shifted(x, -eps);
    }
  }

  /**
   * Holds an array to the rule of this quotient, calling no function.
   *
   * @param x the point
   * @param eps step, in the unit of x
   * @throws IllegalArgumentException if {@link #derivative(Function, Variable, double)} throws it
   *     for {@code x} and {@code eps}
   */
  public void requireStep(Variable x, double eps) {
    requireStep(eps);
    if (this != BACKWARD) {
      FixedStep.shifted(x, eps);
    }
    if (this != FORWARD) {
      FixedStep.shifted(x, -eps);
    }
  }

  /** Returns the name as users write it: {@code central}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
