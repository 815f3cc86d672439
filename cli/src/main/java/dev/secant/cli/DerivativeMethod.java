package dev.secant.cli;

import dev.secant.runtime.diff.DifferenceMethod;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How {@code secant diff} differentiates: the values of {@code --method}. */
enum DerivativeMethod {
  /** The step is found by itself, and the error with it. */
  ADAPTIVE(null),
  /** The central quotient with a given step. */
  CENTRAL(DifferenceMethod.CENTRAL),
  /** The forward quotient with a given step. */
  FORWARD(DifferenceMethod.FORWARD),
  /** The backward quotient with a given step. */
  BACKWARD(DifferenceMethod.BACKWARD);

  private final @Nullable DifferenceMethod quotient;

  DerivativeMethod(@Nullable DifferenceMethod quotient) {
    this.quotient = quotient;
  }

  /** Returns the difference quotient that takes a given step, or null if the step is found. */
  @Nullable DifferenceMethod quotient() {
    return quotient;
  }

  /** Returns the name as an option value: {@code central}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
