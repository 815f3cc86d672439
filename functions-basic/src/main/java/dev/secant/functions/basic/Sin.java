package dev.secant.functions.basic;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import java.util.List;

/**
 * The sine of x, in radians.
 *
 * <p><b>Accuracy:</b> value and derivative {@code cos x} within 1 ulp for every finite x, however
 * large ({@link Math#sin}, {@link Math#cos}). <b>Edges:</b> -0.0 gives -0.0; NaN at the infinities.
 */
public final class Sin implements DifferentiableElementwiseFunction {
  /** For ServiceLoader. */
  public Sin() {}

  @Override
  public double forward(double x) {
    return Math.sin(x);
  }

  @Override
  public double derivative(double x) {
    return Math.cos(x);
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
