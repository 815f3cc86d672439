package dev.secant.api;

import java.util.Objects;

/**
 * What a function gives for one input: shown by {@code secant describe}, executed by the test kit.
 * Immutable.
 *
 * <p>A good example is one a reader can check in the head, or one that shows an edge: {@code
 * Example.of(3, 9)}, {@code Example.of(0, Double.NEGATIVE_INFINITY)}.
 */
public final class Example {
  private final Arguments arguments;
  private final Variable input;
  private final Variable expected;
  private final double relativeTolerance;

  private Example(
      Arguments arguments, Variable input, Variable expected, double relativeTolerance) {
    this.arguments = arguments;
    this.input = input;
    this.expected = expected;
    this.relativeTolerance = relativeTolerance;
  }

  /** Returns an example with one number in and one out, to be met exactly. */
  public static Example of(double input, double expected) {
    return of(Variable.of(input), Variable.of(expected));
  }

  /** Returns an example with arrays in and out, to be met exactly. */
  public static Example of(Variable input, Variable expected) {
    return new Example(
        Arguments.none(),
        Objects.requireNonNull(input, "input must not be null"),
        Objects.requireNonNull(expected, "expected must not be null"),
        0.0);
  }

  /**
   * Returns this example with a tolerance.
   *
   * @param relativeTolerance largest {@code |actual - expected| / |expected|} to accept, or largest
   *     {@code |actual|} where {@code expected} is 0; finite and at least 0
   * @throws IllegalArgumentException if {@code relativeTolerance} is negative, NaN or infinite
   */
  public Example within(double relativeTolerance) {
    if (!(relativeTolerance >= 0 && relativeTolerance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "relativeTolerance must be finite and at least 0, was "
              + Decimal.toShortString(relativeTolerance));
    }
    return new Example(arguments, input, expected, relativeTolerance);
  }

  /** Returns this example for the function that a factory creates from {@code arguments}. */
  public Example withArguments(Arguments arguments) {
    return new Example(
        Objects.requireNonNull(arguments, "arguments must not be null"),
        input,
        expected,
        relativeTolerance);
  }

  /**
   * Returns what to hand to the factory; {@link Arguments#none()} for a function without
   * parameters.
   */
  public Arguments arguments() {
    return arguments;
  }

  /** Returns the input. */
  public Variable input() {
    return input;
  }

  /** Returns the expected value. */
  public Variable expected() {
    return expected;
  }

  /** Returns the relative tolerance; 0 for exactly. */
  public double relativeTolerance() {
    return relativeTolerance;
  }

  /**
   * Returns whether {@code actual} is what this example expects: the same shape, and each element
   * equal to the expected one or within the tolerance. NaN is expected by NaN only; 0.0 and -0.0
   * are equal.
   */
  public boolean accepts(Variable actual) {
    Objects.requireNonNull(actual, "actual must not be null");
    if (!expected.hasShapeOf(actual)) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      if (!accepts(expected.get(i), actual.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean accepts(double expectedValue, double actualValue) {
    if (expectedValue == actualValue
        || (Double.isNaN(expectedValue) && Double.isNaN(actualValue))) {
      return true;
    }
    double scale = expectedValue == 0 ? 1 : Math.abs(expectedValue);
    return Double.isFinite(expectedValue)
        && Double.isFinite(actualValue)
        && Math.abs(actualValue - expectedValue) <= relativeTolerance * scale;
  }

  /**
   * Returns the example in one line: {@code 3.0 -> 9.0}, with its arguments in front where there
   * are any.
   */
  @Override
  public String toString() {
    String values = input + " -> " + expected;
    return arguments.equals(Arguments.none()) ? values : "(" + arguments + ") " + values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Example that
        && arguments.equals(that.arguments)
        && input.equals(that.input)
        && expected.equals(that.expected)
        && Double.compare(relativeTolerance, that.relativeTolerance) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(arguments, input, expected, relativeTolerance);
  }
}
