package dev.secant.runtime.chain;

import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Variable;
import dev.secant.runtime.kernel.DifferenceFunction;

/** A chain of elementwise stages that all know their derivative. */
final class DifferentiableElementwiseChain extends Chain
    implements BulkFunction, DifferentiableElementwiseFunction, DifferenceFunction {
  DifferentiableElementwiseChain(Pipeline pipeline) {
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

  /**
   * The chain rule: the product of the derivatives of the stages, each at its own input. IEEE 754
   * multiplication decides: zero times an infinite derivative is NaN.
   */
  @Override
  public double derivative(double x) {
    return pipeline().derivativeAt(x);
  }

  /** By the stages' own {@link DifferentiableFunction#backward}, which a check may want to see. */
  @Override
  public Variable backward(Variable input, Variable outputGradient) {
    return ReverseSweep.of(pipeline(), input, outputGradient);
  }
}
