package dev.secant.runtime.chain;

import dev.secant.api.ElementwiseFunction;

/** A chain of elementwise stages, at least one of which does not know its derivative. */
final class ElementwiseChain extends Chain implements ElementwiseFunction {
  ElementwiseChain(Pipeline pipeline) {
    super(pipeline);
  }

  @Override
  public double forward(double x) {
    return pipeline().valueAt(x);
  }
}
