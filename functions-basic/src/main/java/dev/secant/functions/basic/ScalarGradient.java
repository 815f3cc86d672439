package dev.secant.functions.basic;

import dev.secant.api.Variable;
import java.util.Arrays;

/** The gradient that reaches a function whose value is a single number. */
final class ScalarGradient {
  private ScalarGradient() {}

  /**
   * Returns the one element of {@code outputGradient}.
   *
   * @throws IllegalArgumentException if its shape is not []
   */
  static double of(Variable outputGradient) {
    if (outputGradient.rank() != 0) {
      throw new IllegalArgumentException(
          "outputGradient must have shape [], was " + Arrays.toString(outputGradient.shape()));
    }
    return outputGradient.item();
  }
}
