package dev.secant.functions.basic;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Example;
import dev.secant.api.Variable;
import java.util.List;

/**
 * {@code ln(e^x_1 + ... + e^x_n)} over all elements, of any shape; the result has shape []. A
 * smooth maximum.
 *
 * <p><b>Accuracy:</b> {@code m + ln(1 + the other e^(x_i - m))} with the largest element m: the
 * error is below 1 ulp of the larger of {@code |m|} and {@code ln n}, or of the result.
 * <b>Edges:</b> never overflows; Infinity if an element is Infinity, -Infinity if all are
 * -Infinity, NaN if an element is NaN. <b>Derivative:</b> the {@link Softmax} of the elements, with
 * its accuracy and edges.
 */
public final class LogSumExp implements DifferentiableFunction {
  /** For ServiceLoader. */
  public LogSumExp() {}

  @Override
  public Variable apply(Variable input) {
    Exponentials exponentials = new Exponentials(input.toArray());
    double max = exponentials.max();
    if (!Double.isFinite(max)) {
      return Variable.of(max);
    }
    return Variable.of(max + StrictMath.log1p(exponentials.sumOfOthers()));
  }

  @Override
  public Variable backward(Variable input, Variable outputGradient) {
    double gradient = ScalarGradient.of(outputGradient);
    double[] result = new Exponentials(input.toArray()).shares();
    for (int i = 0; i < result.length; i++) {
      result[i] *= gradient;
    }
    return Variable.ofShape(result, input.shape());
  }

  @Override
  public String description() {
    return "ln of the sum of the exponentials of all elements, a smooth maximum";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(Variable.of(0, 0), Variable.of(0.6931471805599453)).within(1e-15),
        Example.of(Variable.of(1000, 1000), Variable.of(1000.6931471805599)).within(1e-15));
  }
}
