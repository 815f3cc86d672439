package dev.secant.functions.basic;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Example;
import dev.secant.api.Variable;
import java.util.Arrays;
import java.util.List;

/**
 * The test function of optimisation, {@code sum over i < n of 100 (x_{i+1} - x_i^2)^2 + (1 -
 * x_i)^2}, of shape [n] with {@code n >= 2}; the result has shape []. Its least value is 0, in
 * {@code (1, ..., 1)} (H. H. Rosenbrock, <i>An automatic method for finding the greatest or least
 * value of a function</i>, 1960).
 *
 * <p><b>Accuracy:</b> each difference is rounded as written, with an error of {@code u x_i^2},
 * {@code u = 2^-53}, which in the valley {@code x_{i+1} = x_i^2} is all there is; elsewhere a few
 * ulp. Exactly 0 in the minimum. <b>Edges:</b> overflows to Infinity; NaN for NaN and for {@code
 * Infinity - Infinity}. <b>Derivative:</b> by the closed form, of the same accuracy. <b>Cost:</b>
 * O(n).
 */
public final class Rosenbrock implements DifferentiableFunction {
  /** For ServiceLoader. */
  public Rosenbrock() {}

  @Override
  public Variable apply(Variable input) {
    double[] x = vectorOf(input);
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < x.length - 1; i++) {
      double valley = x[i + 1] - x[i] * x[i];
      double distance = 1 - x[i];
      sum.add(100 * (valley * valley));
      sum.add(distance * distance);
    }
    return Variable.of(sum.value());
  }

  @Override
  public Variable backward(Variable input, Variable outputGradient) {
    double[] x = vectorOf(input);
    double gradient = ScalarGradient.of(outputGradient);
    double[] result = new double[x.length];
    for (int i = 0; i < x.length - 1; i++) {
      double valley = x[i + 1] - x[i] * x[i];
      result[i] -= 400 * x[i] * valley + 2 * (1 - x[i]);
      result[i + 1] += 200 * valley;
    }
    for (int i = 0; i < result.length; i++) {
      result[i] *= gradient;
    }
    return Variable.of(result);
  }

  private static double[] vectorOf(Variable input) {
    if (input.rank() != 1 || input.size() < 2) {
      throw new IllegalArgumentException(
          "input must have shape [n] with n at least 2, was " + Arrays.toString(input.shape()));
    }
    return input.toArray();
  }

  @Override
  public String description() {
    return "the Rosenbrock function of a vector of at least 2 elements";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(Variable.of(1, 1), Variable.of(0.0)),
        Example.of(Variable.of(-1, 1), Variable.of(4.0)));
  }
}
