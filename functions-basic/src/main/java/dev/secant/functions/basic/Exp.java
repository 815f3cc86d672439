package dev.secant.functions.basic;

import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import dev.secant.functions.basic.kernel.ExpKernel;
import java.util.List;

/**
 * {@code e^x}.
 *
 * <p><b>Accuracy:</b> value and derivative within 0.53 ulp (within 1 on a machine without {@code
 * fma}). <b>Edges:</b> 0 at -Infinity, Infinity at Infinity; overflows to Infinity above 709.78, is
 * subnormal below -708.39 and 0 below -745.13.
 */
public final class Exp implements DifferentiableElementwiseFunction, BulkFunction {
  /** For ServiceLoader. */
  public Exp() {}

  @Override
  public double forward(double x) {
    return ExpKernel.at(x);
  }

  @Override
  public void forward(double[] x, double[] y, int length) {
    ExpKernel.INSTANCE.forward(x, y, length);
  }

  @Override
  public double derivative(double x) {
    return ExpKernel.at(x);
  }

  @Override
  public String description() {
    return "e to the power of x";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(0, 1), Example.of(1, Math.E), Example.of(Double.NEGATIVE_INFINITY, 0));
  }
}
