package dev.secant.functions.basic;

import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import java.util.List;

/**
 * {@code -x}.
 *
 * <p><b>Accuracy:</b> exact. <b>Edges:</b> 0.0 gives -0.0. <b>Derivative:</b> -1, NaN for NaN.
 */
public final class Neg implements DifferentiableElementwiseFunction, BulkFunction {
  /** For ServiceLoader. */
  public Neg() {}

  @Override
  public double forward(double x) {
    return -x;
  }

  @Override
  public void forward(double[] x, double[] y, int length) {
    for (int i = 0; i < length; i++) {
      y[i] = forward(x[i]);
    }
  }

  @Override
  public double derivative(double x) {
    return Double.isNaN(x) ? x : -1;
  }

  @Override
  public String description() {
    return "x with the opposite sign";
  }

  @Override
  public List<Example> examples() {
    return List.of(Example.of(2, -2), Example.of(-0.5, 0.5));
  }
}
