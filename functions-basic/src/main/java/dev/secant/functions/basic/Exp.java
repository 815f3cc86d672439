package dev.secant.functions.basic;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import java.util.List;

/**
 * {@code e^x}.
 *
 * <p><b>Accuracy:</b> value and derivative within 1 ulp ({@link Math#exp}). <b>Edges:</b> 0 at
 * -Infinity, Infinity at Infinity; overflows to Infinity above 709.78, is subnormal below -708.39
 * and 0 below -745.13.
 */
public final class Exp implements DifferentiableElementwiseFunction {
  /** For ServiceLoader. */
  public Exp() {}

  @Override
  public double forward(double x) {
    return Math.exp(x);
  }

  @Override
  public double derivative(double x) {
    return Math.exp(x);
  }

  @Override
  public String description() {
    return "e to the power of x";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(0, 1), Example.of(1, Math.E), Example.of(Double.NEGATIVE_INFINITY, 0));
  }
}
