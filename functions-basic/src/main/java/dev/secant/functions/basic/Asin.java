package dev.secant.functions.basic;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Domain;
import dev.secant.api.Example;
import java.util.List;

/**
 * The angle in {@code [-pi/2, pi/2]} whose sine is x, {@code -1 <= x <= 1}.
 *
 * <p><b>Accuracy:</b> value within 1 ulp ({@link StrictMath#asin}), derivative {@code 1 / sqrt(1 -
 * x^2)} within 2 ulp, also close to 1. <b>Edges:</b> -0.0 gives -0.0; NaN outside the domain.
 * <b>Derivative:</b> Infinity at -1 and 1, its limit.
 */
public final class Asin implements DifferentiableElementwiseFunction {
  /** For ServiceLoader. */
  public Asin() {}

  @Override
  public double forward(double x) {
    return StrictMath.asin(x);
  }

  @Override
  public double derivative(double x) {
    return 1 / Math.sqrt((1 - x) * (1 + x)); // 1 - x * x would cancel close to 1
  }

  @Override
  public String description() {
    return "the angle whose sine is x, in radians";
  }

  @Override
  public Domain domain() {
    return Domain.closed(-1, 1);
  }

  @Override
  public List<Example> examples() {
    return List.of(Example.of(0, 0), Example.of(1, Math.PI / 2), Example.of(2, Double.NaN));
  }
}
