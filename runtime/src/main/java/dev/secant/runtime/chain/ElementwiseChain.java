package dev.secant.runtime.chain;

import dev.secant.api.BulkFunction;
import dev.secant.runtime.kernel.DifferenceFunction;

/** A chain of elementwise stages, at least one of which does not know its derivative. */
final class ElementwiseChain extends Chain implements BulkFunction, DifferenceFunction {
  ElementwiseChain(Pipeline pipeline) {
    super(pipeline);
  }

  @Override
  public double forward(double x) {
    return pipeline().valueAt(x);
  }

  @Override
  public double difference(double right, double left) {
    return pipeline().difference(right, left);
  }

  @Override
  public void forward(double[] x, double[] y, int length) {
    requireLength(x, y, length);
    pipeline().fillBlock(x, y, length);
  }
}
