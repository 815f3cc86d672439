package dev.secant.functions.basic;

import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Domain;
import dev.secant.api.Example;
import java.util.List;

/**
 * {@code 1 / x}.
 *
 * <p><b>Accuracy:</b> correctly rounded; derivative {@code -1 / x^2} within 2 ulp. <b>Edges:</b>
 * the one-sided limit Infinity at 0.0 and -Infinity at -0.0; signed 0 at the infinities; overflows
 * below about {@code |x| = 5.56e-309}. <b>Derivative:</b> -Infinity at 0, its limit from both
 * sides.
 */
public final class Reciprocal implements DifferentiableElementwiseFunction, BulkFunction {
  /** For ServiceLoader. */
  public Reciprocal() {}

  @Override
  public double forward(double x) {
    return 1 / x;
  }

  @Override
  public void forward(double[] x, double[] y, int length) {
    for (int i = 0; i < length; i++) {
      y[i] = forward(x[i]);
    }
  }

  @Override
  public double derivative(double x) {
    double r = 1 / x;
    return -(r * r); // 1 / (x * x) would underflow to 0 from |x| = 1.34e154, too early
  }

  @Override
  public String description() {
    return "one divided by x";
  }

  @Override
  public Domain domain() {
    return Domain.all().except(0);
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(4, 0.25), Example.of(-0.5, -2), Example.of(0, Double.POSITIVE_INFINITY));
  }
}
