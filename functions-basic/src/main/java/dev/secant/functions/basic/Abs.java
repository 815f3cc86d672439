package dev.secant.functions.basic;

import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import java.util.List;

/**
 * {@code |x|}.
 *
 * <p><b>Accuracy:</b> exact. <b>Edges:</b> -0.0 gives 0.0; Infinity at both infinities.
 * <b>Derivative:</b> the sign of x; at the kink in 0 it is 0, half way between the slopes.
 */
public final class Abs implements DifferentiableElementwiseFunction, BulkFunction {
  /** For ServiceLoader. */
  public Abs() {}

  @Override
  public double forward(double x) {
    return Math.abs(x);
  }

  @Override
  public void forward(double[] x, double[] y, int length) {
    for (int i = 0; i < length; i++) {
      y[i] = forward(x[i]);
    }
  }

  @Override
  public double derivative(double x) {
    return x == 0 ? 0 : Math.signum(x);
  }

  @Override
  public String description() {
    return "the absolute value of x";
  }

  @Override
  public List<Example> examples() {
    return List.of(Example.of(-3, 3), Example.of(2.5, 2.5));
  }
}
