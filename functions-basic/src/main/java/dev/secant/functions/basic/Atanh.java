package dev.secant.functions.basic;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Domain;
import dev.secant.api.Example;
import java.util.List;

/**
 * The inverse hyperbolic tangent of x, {@code ln((1 + x) / (1 - x)) / 2}, {@code -1 < x < 1}.
 *
 * <p><b>Accuracy:</b> value within 2.5 ulp from subnormal x to the neighbours of 1; derivative
 * {@code 1 / (1 - x^2)} within 2 ulp. <b>Edges:</b> -0.0 gives -0.0; -Infinity at -1, Infinity at
 * 1, NaN beyond. <b>Derivative:</b> Infinity at -1 and 1, its limit; NaN beyond.
 */
public final class Atanh implements DifferentiableElementwiseFunction {
  /** For ServiceLoader. */
  public Atanh() {}

  @Override
  public double forward(double x) {
    double a = Math.abs(x);
    return Math.copySign(0.5 * StrictMath.log1p(2 * a / (1 - a)), x);
  }

  @Override
  public double derivative(double x) {
    return Math.abs(x) > 1 ? Double.NaN : 1 / ((1 - x) * (1 + x)); // 1 - x * x would cancel
  }

  @Override
  public String description() {
    return "the inverse hyperbolic tangent of x";
  }

  @Override
  public Domain domain() {
    return Domain.open(-1, 1);
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(0, 0),
        Example.of(0.5, 0.5493061443340549).within(1e-15),
        Example.of(1, Double.POSITIVE_INFINITY));
  }
}
