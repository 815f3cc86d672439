package dev.secant.functions.basic;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Example;
import dev.secant.api.Variable;
import java.util.List;

/**
 * The arithmetic mean of all elements, of any shape; the result has shape [].
 *
 * <p><b>Accuracy:</b> the sum as added in twice the precision ({@link CompensatedSum}), then one
 * division: within 1.5 ulp unless {@code n^2 sum |x_i|} is beyond {@code 2^52 |sum|}. <b>Edges:</b>
 * never overflows; infinities of both signs give NaN, as NaN does. <b>Derivative:</b> {@code 1 / n}
 * for each element, for every input.
 */
public final class Mean implements DifferentiableFunction {
  /** For ServiceLoader. */
  public Mean() {}

  @Override
  public Variable apply(Variable input) {
    return Variable.of(CompensatedSum.quotient(input.toArray(), input.size()));
  }

  @Override
  public Variable backward(Variable input, Variable outputGradient) {
    double gradient = ScalarGradient.of(outputGradient) / input.size();
    return input.map(x -> gradient);
  }

  @Override
  public String description() {
    return "the arithmetic mean of all elements";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(Variable.of(1, 2, 3, 6), Variable.of(3.0)),
        Example.of(Variable.of(1e308, 1e308), Variable.of(1e308)));
  }
}
