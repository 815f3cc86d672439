package dev.secant.functions.basic;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import java.util.List;

/**
 * {@code x} itself, for a chain that needs a stage which changes nothing.
 *
 * <p><b>Accuracy:</b> exact, bit by bit, signed zero and infinities included. <b>Derivative:</b> 1,
 * NaN for NaN.
 */
public final class Identity implements DifferentiableElementwiseFunction {
  /** For ServiceLoader. */
  public Identity() {}

  @Override
  public double forward(double x) {
    return x;
  }

  @Override
  public double derivative(double x) {
    return Double.isNaN(x) ? x : 1;
  }

  @Override
  public String description() {
    return "x itself";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(0.1, 0.1), Example.of(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
  }
}
