package dev.secant.functions.basic;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import java.util.List;

/**
 * The cosine of x, in radians.
 *
 * <p><b>Accuracy:</b> value and derivative {@code -sin x} within 1 ulp for every finite x, however
 * large ({@link Math#cos}, {@link Math#sin}). <b>Edges:</b> NaN at the infinities.
 */
public final class Cos implements DifferentiableElementwiseFunction {
  /** For ServiceLoader. */
  public Cos() {}

  @Override
  public double forward(double x) {
    return Math.cos(x);
  }

  @Override
  public double derivative(double x) {
    return -Math.sin(x);
  }

  @Override
  public String description() {
    return "the cosine of x, in radians";
  }

  @Override
  public List<Example> examples() {
    return List.of(Example.of(0, 1), Example.of(Math.PI, -1));
  }
}
