package dev.secant.functions.basic;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import java.util.List;

/**
 * The cube root of x, of the sign of x.
 *
 * <p><b>Accuracy:</b> value within 1 ulp, derivative {@code 1 / (3 cbrt(x)^2)} within 3 ulp.
 * <b>Edges:</b> -0.0 gives -0.0, infinities give themselves; never overflows. <b>Derivative:</b>
 * Infinity at 0, its limit from both sides.
 */
public final class Cbrt implements DifferentiableElementwiseFunction {
  /** For ServiceLoader. */
  public Cbrt() {}

  @Override
  public double forward(double x) {
    return StrictMath.cbrt(x); // Math.cbrt gives other bits on other JDKs
  }

  @Override
  public double derivative(double x) {
    double root = StrictMath.cbrt(x);
    return 1 / (3 * (root * root));
  }

  @Override
  public String description() {
    return "the cube root of x";
  }

  @Override
  public List<Example> examples() {
    return List.of(Example.of(27, 3), Example.of(-8, -2));
  }
}
