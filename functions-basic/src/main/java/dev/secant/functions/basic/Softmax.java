package dev.secant.functions.basic;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Example;
import dev.secant.api.Variable;
import java.util.Arrays;
import java.util.List;

/**
 * {@code e^x_i / (e^x_1 + ... + e^x_n)} over all elements; the shape stays.
 *
 * <p><b>Accuracy:</b> each element within 4 ulp where it is a normal number, for every n.
 * <b>Edges:</b> never overflows; an element underflows to 0 when it is 745 below the largest. One
 * Infinity takes all ({@code 1} for it, {@code 0} for the others); all are NaN if several are
 * Infinity, if one is NaN, or if there are several and all are -Infinity. <b>Derivative:</b> {@code
 * s_i (v_i - sum s_j v_j)}, the sum compensated, with an error of a few ulp of {@code s_i max
 * |v_j|}.
 */
public final class Softmax implements DifferentiableFunction {
  /** For ServiceLoader. */
  public Softmax() {}

  @Override
  public Variable apply(Variable input) {
    return Variable.ofShape(new Exponentials(input.toArray()).shares(), input.shape());
  }

  @Override
  public Variable backward(Variable input, Variable outputGradient) {
    if (!outputGradient.hasShapeOf(input)) {
      throw new IllegalArgumentException(
          "outputGradient must have shape "
              + Arrays.toString(input.shape())
              + ", was "
              + Arrays.toString(outputGradient.shape()));
    }
    double[] shares = new Exponentials(input.toArray()).shares();
    CompensatedSum mean = new CompensatedSum();
    for (int i = 0; i < shares.length; i++) {
      mean.add(shares[i] * outputGradient.get(i));
    }
    double meanGradient = mean.value();
    double[] result = new double[shares.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = shares[i] * (outputGradient.get(i) - meanGradient);
    }
    return Variable.ofShape(result, input.shape());
  }

  @Override
  public String description() {
    return "the exponential of each element divided by the sum of all";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(Variable.of(0, 0, 0, 0), Variable.of(0.25, 0.25, 0.25, 0.25)),
        Example.of(Variable.of(1000, 0), Variable.of(1, 0)));
  }
}
