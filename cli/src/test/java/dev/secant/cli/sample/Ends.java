package dev.secant.cli.sample;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Variable;

/** The product of the ends of seven numbers; takes no other shape. */
public final class Ends implements DifferentiableFunction {
  @Override
  public Variable apply(Variable input) {
    if (input.size() != 7) {
      throw new IllegalArgumentException("input must have 7 elements, has " + input.size());
    }
    return Variable.of(input.get(0) * input.get(6));
  }

  @Override
  public Variable backward(Variable input, Variable outputGradient) {
    double[] gradient = new double[7];
    gradient[0] = outputGradient.item() * input.get(6);
    gradient[6] = outputGradient.item() * input.get(0);
    return Variable.of(gradient);
  }
}
