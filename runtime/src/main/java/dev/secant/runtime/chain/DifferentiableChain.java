package dev.secant.runtime.chain;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Variable;

/** A chain whose stages all know their derivative, at least one of which is not elementwise. */
final class DifferentiableChain extends Chain implements DifferentiableFunction {
  DifferentiableChain(Pipeline pipeline) {
    super(pipeline);
  }

  @Override
  public Variable backward(Variable input, Variable outputGradient) {
    return ReverseSweep.of(pipeline(), input, outputGradient);
  }
}
