package dev.secant.functions.basic;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import java.util.List;

/**
 * The angle in {@code (-pi/2, pi/2)} whose tangent is x.
 *
 * <p><b>Accuracy:</b> value within 1 ulp ({@link StrictMath#atan}), derivative {@code 1 / (1 +
 * x^2)} within 3 ulp, subnormal results included. <b>Edges:</b> -0.0 gives -0.0; {@code -pi/2} and
 * {@code pi/2} at the infinities, where the derivative is 0.
 */
public final class Atan implements DifferentiableElementwiseFunction {
  /** For ServiceLoader. */
  public Atan() {}

  @Override
  public double forward(double x) {
    return StrictMath.atan(x);
  }

  @Override
  public double derivative(double x) {
    if (Math.abs(x) <= 1) {
      return 1 / (1 + x * x);
    }
    double r = 1 / x; // x * x would overflow from |x| = 1.34e154, where the result is not yet 0
    double r2 = r * r;
    return r2 / (1 + r2);
  }

  @Override
  public String description() {
    return "the angle whose tangent is x, in radians";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(0, 0),
        Example.of(1, Math.PI / 4),
        Example.of(Double.POSITIVE_INFINITY, Math.PI / 2));
  }
}
