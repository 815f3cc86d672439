package dev.secant.runtime.chain;

import dev.secant.api.BulkFunction;

/** A chain of elementwise stages, at least one of which does not know its derivative. */
final class ElementwiseChain extends Chain implements BulkFunction {
  ElementwiseChain(Pipeline pipeline) {
    super(pipeline);
  }

  @Override
  public double forward(double x) {
    return pipeline().valueAt(x);
  }

  @Override
  public void forward(double[] x, double[] y, int length) {
    requireLength(x, y, length);
    pipeline().fillBlock(x, y, length);
  }
}
