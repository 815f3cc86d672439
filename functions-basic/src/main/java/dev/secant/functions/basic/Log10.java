package dev.secant.functions.basic;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Domain;
import dev.secant.api.Example;
import java.util.List;

/**
 * The logarithm of x to base 10, {@code x > 0}.
 *
 * <p><b>Accuracy:</b> value within 1 ulp and exact for {@code 10^n}, n from 0 to 22 ({@link
 * Math#log10}); derivative {@code 1 / (x ln 10)} within 1 ulp. <b>Edges:</b> -Infinity at 0.0 and
 * -0.0, Infinity at Infinity, NaN below 0. <b>Derivative:</b> Infinity at 0, its limit; NaN below
 * 0.
 */
public final class Log10 implements DifferentiableElementwiseFunction {
  /** {@code 1 / ln 10}. */
  private static final double LOG10_E = 0x1.bcb7b1526e50ep-2;

  /** For ServiceLoader. */
  public Log10() {}

  @Override
  public double forward(double x) {
    return Math.log10(x);
  }

  @Override
  public double derivative(double x) {
    return x < 0 ? Double.NaN : LOG10_E / (x + 0.0); // + 0.0 makes -0.0 the edge 0.0 of the domain
  }

  @Override
  public String description() {
    return "the logarithm of x to base 10";
  }

  @Override
  public Domain domain() {
    return Domain.greaterThan(0);
  }

  @Override
  public List<Example> examples() {
    return List.of(Example.of(1000, 3), Example.of(1, 0));
  }
}
