package dev.secant.functions.basic;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import java.util.List;

/**
 * The hyperbolic sine of x, {@code (e^x - e^-x) / 2}.
 *
 * <p><b>Accuracy:</b> value and derivative {@code cosh x} within 2 ulp ({@link StrictMath#sinh},
 * {@link StrictMath#cosh}). <b>Edges:</b> -0.0 gives -0.0, infinities give themselves; overflows
 * from about {@code |x| = 710.48}.
 */
public final class Sinh implements DifferentiableElementwiseFunction {
  /** For ServiceLoader. */
  public Sinh() {}

  @Override
  public double forward(double x) {
    return StrictMath.sinh(x);
  }

  @Override
  public double derivative(double x) {
    return StrictMath.cosh(x);
  }

  @Override
  public String description() {
    return "the hyperbolic sine of x";
  }

  @Override
  public List<Example> examples() {
    return List.of(Example.of(0, 0), Example.of(1, 1.1752011936438014).within(1e-15));
  }
}
