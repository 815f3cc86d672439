package dev.secant.functions.basic;

import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import java.util.List;

/**
 * The rectifier, {@code max(x, 0)}.
 *
 * <p><b>Accuracy:</b> exact. <b>Edges:</b> 0.0 at -0.0 and -Infinity, Infinity at Infinity.
 * <b>Derivative:</b> 0 below 0 and 1 above; at the kink in 0 it is 0, the slope on the left.
 */
public final class Relu implements DifferentiableElementwiseFunction, BulkFunction {
  /** For ServiceLoader. */
  public Relu() {}

  @Override
  public double forward(double x) {
    return Math.max(x, 0);
  }

  @Override
  public void forward(double[] x, double[] y, int length) {
    for (int i = 0; i < length; i++) {
      y[i] = forward(x[i]);
    }
  }

  @Override
  public double derivative(double x) {
    if (Double.isNaN(x)) {
      return x;
    }
    return x > 0 ? 1 : 0;
  }

  @Override
  public String description() {
    return "max(x, 0), the rectifier";
  }

  @Override
  public List<Example> examples() {
    return List.of(Example.of(2, 2), Example.of(-3, 0));
  }
}
