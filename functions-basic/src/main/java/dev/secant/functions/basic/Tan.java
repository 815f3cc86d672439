package dev.secant.functions.basic;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import java.util.List;

/**
 * The tangent of x, in radians.
 *
 * <p><b>Accuracy:</b> value within 1 ulp for every finite x ({@link Math#tan}), derivative {@code 1
 * + tan(x)^2} within 3 ulp. <b>Edges:</b> -0.0 gives -0.0; NaN at the infinities. No double is a
 * pole: the value stays below {@code 1e19} in magnitude.
 */
public final class Tan implements DifferentiableElementwiseFunction {
  /** For ServiceLoader. */
  public Tan() {}

  @Override
  public double forward(double x) {
    return Math.tan(x);
  }

  @Override
  public double derivative(double x) {
    double tangent = Math.tan(x);
    return 1 + tangent * tangent;
  }

  @Override
  public String description() {
    return "the tangent of x, in radians";
  }

  @Override
  public List<Example> examples() {
    return List.of(Example.of(0, 0), Example.of(Math.PI / 4, 1).within(1e-15));
  }
}
