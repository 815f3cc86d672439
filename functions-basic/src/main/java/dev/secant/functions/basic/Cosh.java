package dev.secant.functions.basic;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import java.util.List;

/**
 * The hyperbolic cosine of x, {@code (e^x + e^-x) / 2}.
 *
 * <p><b>Accuracy:</b> value and derivative {@code sinh x} within 2 ulp ({@link StrictMath#cosh},
 * {@link StrictMath#sinh}). <b>Edges:</b> Infinity at both infinities; overflows from about {@code
 * |x| = 710.48}.
 */
public final class Cosh implements DifferentiableElementwiseFunction {
  /** For ServiceLoader. */
  public Cosh() {}

  @Override
  public double forward(double x) {
    return StrictMath.cosh(x);
  }

  @Override
  public double derivative(double x) {
    return StrictMath.sinh(x);
  }

  @Override
  public String description() {
    return "the hyperbolic cosine of x";
  }

  @Override
  public List<Example> examples() {
    return List.of(Example.of(0, 1), Example.of(1, 1.5430806348152437).within(1e-15));
  }
}
