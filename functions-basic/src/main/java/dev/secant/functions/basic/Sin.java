package dev.secant.functions.basic;

import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import dev.secant.functions.basic.kernel.SineKernel;
import java.util.List;

/**
 * The sine of x, in radians.
 *
 * <p><b>Accuracy:</b> value and derivative {@code cos x} within 0.55 ulp for {@code |x|} up to 1e5,
 * within 1 ulp for every finite x, however large, and on a machine without {@code fma}.
 * <b>Edges:</b> -0.0 gives -0.0; NaN at the infinities.
 */
public final class Sin implements DifferentiableElementwiseFunction, BulkFunction {
  /** For ServiceLoader. */
  public Sin() {}

  @Override
  public double forward(double x) {
    return SineKernel.SINE.at(x);
  }

  @Override
  public void forward(double[] x, double[] y, int length) {
    SineKernel.SINE.forward(x, y, length);
  }

  @Override
  public double derivative(double x) {
    return SineKernel.COSINE.at(x);
  }

  @Override
  public String description() {
    return "the sine of x, in radians";
  }

  @Override
  public List<Example> examples() {
    return List.of(Example.of(0, 0), Example.of(Math.PI / 2, 1));
  }
}
