package dev.secant.functions.basic;

import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Domain;
import dev.secant.api.Example;
import java.util.List;

/**
 * The square root of x, {@code x >= 0}.
 *
 * <p><b>Accuracy:</b> correctly rounded; derivative {@code 1 / (2 sqrt(x))} within 1.5 ulp.
 * <b>Edges:</b> -0.0 gives -0.0; Infinity at Infinity; NaN below 0. <b>Derivative:</b> Infinity at
 * 0, its limit.
 */
public final class Sqrt implements DifferentiableElementwiseFunction, BulkFunction {
  /** For ServiceLoader. */
  public Sqrt() {}

  @Override
  public double forward(double x) {
    return Math.sqrt(x);
  }

  @Override
  public void forward(double[] x, double[] y, int length) {
    for (int i = 0; i < length; i++) {
      y[i] = forward(x[i]);
    }
  }

  @Override
  public double derivative(double x) {
    return 0.5 / Math.sqrt(x + 0.0); // + 0.0 makes -0.0 the edge 0.0 of the domain
  }

  @Override
  public String description() {
    return "the square root of x";
  }

  @Override
  public Domain domain() {
    return Domain.atLeast(0);
  }

  @Override
  public List<Example> examples() {
    return List.of(Example.of(9, 3), Example.of(0.25, 0.5), Example.of(-1, Double.NaN));
  }
}
