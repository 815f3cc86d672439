package dev.secant.functions.basic;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Domain;
import dev.secant.api.Example;
import dev.secant.functions.basic.kernel.LogKernel;
import java.util.List;

/**
 * The inverse hyperbolic cosine of x, {@code ln(x + sqrt(x^2 - 1))}, {@code x >= 1}.
 *
 * <p><b>Accuracy:</b> value within 2.5 ulp, also close to 1 and for the largest x; derivative
 * {@code 1 / sqrt(x^2 - 1)} within 2.5 ulp. <b>Edges:</b> Infinity at Infinity, NaN below 1; never
 * overflows. <b>Derivative:</b> Infinity at 1, its limit.
 */
public final class Acosh implements DifferentiableElementwiseFunction {
  /** From here on {@code sqrt(x^2 - 1) = x} within half an ulp. */
  private static final double HUGE = 0x1p28;

  private static final double LN_2 = 0x1.62e42fefa39efp-1;

  /** For ServiceLoader. */
  public Acosh() {}

  @Override
  public double forward(double x) {
    if (x < 1) {
      return Double.NaN;
    }
    if (x > HUGE) {
      return LogKernel.at(x) + LN_2;
    }
    double t = x - 1; // exact up to 2, so that nothing is lost close to 1
    return StrictMath.log1p(t + Math.sqrt(t * (x + 1)));
  }

  @Override
  public double derivative(double x) {
    return 1 / (Math.sqrt(x - 1) * Math.sqrt(x + 1)); // two roots, for x * x would overflow
  }

  @Override
  public String description() {
    return "the inverse hyperbolic cosine of x";
  }

  @Override
  public Domain domain() {
    return Domain.atLeast(1);
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(1, 0),
        Example.of(2, 1.3169578969248168).within(1e-15),
        Example.of(0, Double.NaN));
  }
}
