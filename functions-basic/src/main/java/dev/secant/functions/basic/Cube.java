package dev.secant.functions.basic;

import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import java.util.List;

/**
 * {@code x^3}.
 *
 * <p><b>Accuracy:</b> value and derivative {@code 3 x^2} within 1.5 ulp, exact for whole numbers up
 * to {@code 2^17}. <b>Edges:</b> -0.0 gives -0.0, infinities give themselves; overflows from about
 * {@code |x| = 5.6e102}, underflows below about {@code 1.3e-108}.
 */
public final class Cube implements DifferentiableElementwiseFunction, BulkFunction {
  /** For ServiceLoader. */
  public Cube() {}

  @Override
  public double forward(double x) {
    return x * x * x;
  }

  @Override
  public void forward(double[] x, double[] y, int length) {
    for (int i = 0; i < length; i++) {
      y[i] = forward(x[i]);
    }
  }

  @Override
  public double derivative(double x) {
    return 3 * (x * x);
  }

  @Override
  public String description() {
    return "the cube of x";
  }

  @Override
  public List<Example> examples() {
    return List.of(Example.of(2, 8), Example.of(-0.5, -0.125));
  }
}
