package dev.secant.functions.basic;

import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import dev.secant.functions.basic.kernel.TanhKernel;
import java.util.List;

/**
 * The hyperbolic tangent of x, {@code sinh x / cosh x}.
 *
 * <p><b>Accuracy:</b> value within 0.55 ulp (within 2 on a machine without {@code fma}), derivative
 * {@code 1 / cosh(x)^2} within 4 ulp down to the subnormal numbers, where {@code 1 - tanh(x)^2}
 * would have cancelled to 0 from {@code |x| = 19}. <b>Edges:</b> -0.0 gives -0.0; -1 and 1 at the
 * infinities, where the derivative is 0.
 */
public final class Tanh implements DifferentiableElementwiseFunction, BulkFunction {
  /** For ServiceLoader. */
  public Tanh() {}

  @Override
  public double forward(double x) {
    return TanhKernel.at(x);
  }

  @Override
  public void forward(double[] x, double[] y, int length) {
    TanhKernel.INSTANCE.forward(x, y, length);
  }

  @Override
  public double derivative(double x) {
    double sech = 1 / StrictMath.cosh(x);
    return sech * sech;
  }

  @Override
  public String description() {
    return "the hyperbolic tangent of x";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(0, 0),
        Example.of(1, 0.7615941559557649).within(1e-15),
        Example.of(Double.POSITIVE_INFINITY, 1));
  }
}
