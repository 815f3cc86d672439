package dev.secant.cli.sample;

import dev.secant.api.Function;
import dev.secant.api.Variable;

/** Makes the array (x, -x) of a number. */
public final class Pair implements Function {
  @Override
  public Variable apply(Variable input) {
    return Variable.of(input.item(), -input.item());
  }
}
