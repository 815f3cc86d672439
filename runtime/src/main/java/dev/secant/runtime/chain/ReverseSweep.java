package dev.secant.runtime.chain;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Variable;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The vector-Jacobian product of a chain: forward through the stages, keeping the input of each,
 * then backward through their own products (reverse-mode differentiation).
 */
final class ReverseSweep {
  private ReverseSweep() {}

  /**
   * Returns the product, in the shape of {@code input}.
   *
   * @param pipeline all its stages are differentiable
   * @throws IllegalArgumentException if {@code outputGradient} has not the shape of the value
   */
  static Variable of(Pipeline pipeline, Variable input, Variable outputGradient) {
    Objects.requireNonNull(input, "input must not be null");
    Objects.requireNonNull(outputGradient, "outputGradient must not be null");
    pipeline.requireOpen();
    Variable[] inputs = new Variable[pipeline.size()];
    Variable value = input;
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = value;
      value = pipeline.applyStage(i, value);
    }
    if (!outputGradient.hasShapeOf(value)) {
      throw new IllegalArgumentException(
          "outputGradient must have the shape of the value, "
              + Arrays.toString(value.shape())
              + ", was "
              + Arrays.toString(outputGradient.shape()));
    }
    Variable gradient = outputGradient;
    for (int i = inputs.length - 1; i >= 0; i--) {
      gradient = backward(pipeline, i, inputs[i], gradient);
    }
    return gradient;
  }

  private static Variable backward(Pipeline pipeline, int index, Variable input, Variable output) {
    @Nullable Variable gradient;
    try {
      gradient = ((DifferentiableFunction) pipeline.function(index)).backward(input, output);
    } catch (Throwable failure) {
      throw pipeline.failed(index, "failed in backward", input, failure);
    }
    if (gradient == null) {
      throw pipeline.broken(index, "returned null from backward,", input);
    }
    if (!gradient.hasShapeOf(input)) {
      throw pipeline.broken(
          index,
          "returned an array of shape "
              + FailureText.abridged(Arrays.toString(gradient.shape()))
              + " from backward, which must keep the shape of the input,",
          input);
    }
    return gradient;
  }
}
