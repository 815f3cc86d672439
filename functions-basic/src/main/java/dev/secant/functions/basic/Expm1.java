package dev.secant.functions.basic;

import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import dev.secant.functions.basic.kernel.ExpKernel;
import dev.secant.functions.basic.kernel.Expm1Kernel;
import java.util.List;

/**
 * {@code e^x - 1}, without the cancellation near 0.
 *
 * <p><b>Accuracy:</b> value within 0.55 ulp, derivative {@code e^x} within 0.53 ulp (both within 1
 * on a machine without {@code fma}). <b>Edges:</b> -0.0 gives -0.0; -1 at -Infinity; overflows to
 * Infinity above 709.78.
 */
public final class Expm1 implements DifferentiableElementwiseFunction, BulkFunction {
  /** For ServiceLoader. */
  public Expm1() {}

  @Override
  public double forward(double x) {
    return Expm1Kernel.at(x);
  }

  @Override
  public void forward(double[] x, double[] y, int length) {
    Expm1Kernel.INSTANCE.forward(x, y, length);
  }

  @Override
  public double derivative(double x) {
    return ExpKernel.at(x);
  }

  @Override
  public String description() {
    return "e to the power of x, minus 1";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(0, 0), Example.of(1e-20, 1e-20), Example.of(Double.NEGATIVE_INFINITY, -1));
  }
}
