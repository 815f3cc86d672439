package dev.secant.functions.basic;

import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import dev.secant.functions.basic.kernel.ExpKernel;
import dev.secant.functions.basic.kernel.SigmoidKernel;
import java.util.List;

/**
 * The logistic function, {@code 1 / (1 + e^-x)}.
 *
 * <p><b>Accuracy:</b> value within 0.53 ulp (within 2.5 on a machine without {@code fma}) and
 * derivative {@code e^-x / (1 + e^-x)^2} within 4 ulp, also in the tails: both follow {@code
 * e^-|x|} down to the smallest subnormal number. <b>Edges:</b> 0 at -Infinity, 1 at Infinity, where
 * the derivative is 0; underflows below -745.13, as {@code e^x} does.
 */
public final class Sigmoid implements DifferentiableElementwiseFunction, BulkFunction {
  /** For ServiceLoader. */
  public Sigmoid() {}

  @Override
  public double forward(double x) {
    return SigmoidKernel.at(x);
  }

  @Override
  public void forward(double[] x, double[] y, int length) {
    SigmoidKernel.INSTANCE.forward(x, y, length);
  }

  @Override
  public double derivative(double x) {
    double e = ExpKernel.at(-Math.abs(x)); // the derivative is even
    return e / ((1 + e) * (1 + e));
  }

  @Override
  public String description() {
    return "the logistic function, 1 / (1 + e^-x)";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(0, 0.5),
        Example.of(Double.POSITIVE_INFINITY, 1),
        Example.of(-40, 4.248354255291589e-18).within(1e-15));
  }
}
