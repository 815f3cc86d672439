package dev.secant.functions.basic;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import dev.secant.functions.basic.kernel.ExpKernel;
import dev.secant.functions.basic.kernel.SigmoidKernel;
import java.util.List;

/**
 * A smooth {@code max(x, 0)}: {@code ln(1 + e^x)}.
 *
 * <p><b>Accuracy:</b> value within 2 ulp, derivative {@code 1 / (1 + e^-x)} within 2.5 ulp, also in
 * the tails. <b>Edges:</b> 0 at -Infinity, Infinity at Infinity; x itself from about 37 on, so that
 * nothing overflows before x does; underflows below -745.13, as {@code e^x} does.
 */
public final class Softplus implements DifferentiableElementwiseFunction {
  /** For ServiceLoader. */
  public Softplus() {}

  @Override
  public double forward(double x) {
    return Math.max(x, 0) + StrictMath.log1p(ExpKernel.at(-Math.abs(x)));
  }

  @Override
  public double derivative(double x) {
    return SigmoidKernel.at(x);
  }

  @Override
  public String description() {
    return "ln(1 + e^x), a smooth max(x, 0)";
  }

  @Override
  public List<Example> examples() {
    return List.of(Example.of(0, 0.6931471805599453).within(1e-15), Example.of(800, 800));
  }
}
