package dev.secant.functions.basic;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Example;
import dev.secant.api.Variable;
import java.util.List;

/**
 * The sum of all elements, of any shape; the result has shape [].
 *
 * <p><b>Accuracy:</b> as added in twice the precision and rounded once ({@link CompensatedSum}):
 * within 1 ulp unless {@code n^2 sum |x_i|} is beyond {@code 2^52 |sum|}. <b>Edges:</b> it
 * overflows only where the exact sum does, whatever the order of the elements; infinities of both
 * signs give NaN, as NaN does. <b>Derivative:</b> 1 for each element, for every input.
 */
public final class Sum implements DifferentiableFunction {
  /** For ServiceLoader. */
  public Sum() {}

  @Override
  public Variable apply(Variable input) {
    return Variable.of(CompensatedSum.quotient(input.toArray(), 1));
  }

  @Override
  public Variable backward(Variable input, Variable outputGradient) {
    double gradient = ScalarGradient.of(outputGradient);
    return input.map(x -> gradient);
  }

  @Override
  public String description() {
    return "the sum of all elements";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(Variable.of(1, 2, 3), Variable.of(6.0)),
        Example.of(Variable.of(1, 1e100, 1, -1e100), Variable.of(2.0)));
  }
}
