package dev.secant.functions.basic;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Domain;
import dev.secant.api.Example;
import java.util.List;

/**
 * {@code ln(1 + x)}, {@code x > -1}, without the cancellation near 0.
 *
 * <p><b>Accuracy:</b> value within 1 ulp ({@link StrictMath#log1p}), derivative {@code 1 / (1 + x)}
 * within 1.5 ulp. <b>Edges:</b> -0.0 gives -0.0; -Infinity at -1, Infinity at Infinity, NaN below
 * -1. <b>Derivative:</b> Infinity at -1, its limit; NaN below -1.
 */
public final class Log1p implements DifferentiableElementwiseFunction {
  /** For ServiceLoader. */
  public Log1p() {}

  @Override
  public double forward(double x) {
    return StrictMath.log1p(x);
  }

  @Override
  public double derivative(double x) {
    return x < -1 ? Double.NaN : 1 / (1 + x);
  }

  @Override
  public String description() {
    return "the natural logarithm of 1 + x";
  }

  @Override
  public Domain domain() {
    return Domain.greaterThan(-1);
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(0, 0), Example.of(1e-20, 1e-20), Example.of(-1, Double.NEGATIVE_INFINITY));
  }
}
