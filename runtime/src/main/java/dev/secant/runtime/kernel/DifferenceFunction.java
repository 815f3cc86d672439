package dev.secant.runtime.kernel;

import dev.secant.api.ElementwiseFunction;

/**
 * An elementwise function that computes the difference of two of its values in one call, with the
 * bits of {@code forward(right) - forward(left)}: for difference quotients at one point.
 */
public interface DifferenceFunction extends ElementwiseFunction {
  /**
   * Returns {@code forward(right) - forward(left)}.
   *
   * @param right evaluated first
   */
  double difference(double right, double left);
}
