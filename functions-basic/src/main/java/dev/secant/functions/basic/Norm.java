package dev.secant.functions.basic;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Example;
import dev.secant.api.Variable;
import java.util.List;

/**
 * The Euclidean norm, the square root of the sum of the squares of all elements, of any shape; the
 * result has shape [].
 *
 * <p><b>Accuracy:</b> within 1.5 ulp for every n, the derivative {@code x / norm} within 3 ulp: the
 * elements are scaled by a power of 2, so that no square overflows or underflows to any effect.
 * <b>Edges:</b> overflows only where the exact norm does; Infinity for an infinite element, NaN for
 * NaN. <b>Derivative:</b> in 0, where the norm has a kink, it is 0, a subgradient; right also where
 * the norm overflows; NaN for an infinite element, 0 for those beside it.
 */
public final class Norm implements DifferentiableFunction {
  /** For ServiceLoader. */
  public Norm() {}

  @Override
  public Variable apply(Variable input) {
    double[] data = input.toArray();
    double largest = largest(data);
    if (largest == 0 || !Double.isFinite(largest)) {
      return Variable.of(largest);
    }
    int exponent = Math.getExponent(largest);
    return Variable.of(Math.scalb(scaledNorm(data, exponent), exponent));
  }

  @Override
  public Variable backward(Variable input, Variable outputGradient) {
    double gradient = ScalarGradient.of(outputGradient);
    double[] data = input.toArray();
    double largest = largest(data);
    if (largest == 0 || !Double.isFinite(largest)) {
      return input.map(x -> gradient * (largest == 0 ? 0 : x / largest));
    }
    int exponent = Math.getExponent(largest);
    double norm = scaledNorm(data, exponent);
    return input.map(x -> gradient * (Math.scalb(x, -exponent) / norm));
  }

  /** Returns the largest magnitude; NaN if an element is. */
  private static double largest(double[] data) {
    double largest = 0;
    for (double x : data) {
      largest = Math.max(largest, Math.abs(x));
    }
    return largest;
  }

  /**
   * Returns the norm divided by {@code 2^exponent}, which makes the largest element less than 2.
   */
  private static double scaledNorm(double[] data, int exponent) {
    CompensatedSum squares = new CompensatedSum();
    for (double x : data) {
      double scaled = Math.scalb(x, -exponent);
      squares.add(scaled * scaled);
    }
    return Math.sqrt(squares.value());
  }

  @Override
  public String description() {
    return "the Euclidean norm";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(Variable.of(3, 4), Variable.of(5.0)),
        Example.of(Variable.of(3e200, -4e200), Variable.of(5e200)).within(1e-15));
  }
}
