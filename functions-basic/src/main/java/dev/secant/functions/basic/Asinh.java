package dev.secant.functions.basic;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import dev.secant.functions.basic.kernel.LogKernel;
import java.util.List;

/**
 * The inverse hyperbolic sine of x, {@code ln(x + sqrt(x^2 + 1))}.
 *
 * <p><b>Accuracy:</b> value within 2.5 ulp from subnormal to the largest x; derivative {@code 1 /
 * sqrt(1 + x^2)} within 1.5 ulp. <b>Edges:</b> -0.0 gives -0.0, infinities give themselves; never
 * overflows. <b>Derivative:</b> 0 at the infinities.
 */
public final class Asinh implements DifferentiableElementwiseFunction {
  /** From here on {@code sqrt(x^2 + 1) = x} within half an ulp. */
  private static final double HUGE = 0x1p28;

  private static final double LN_2 = 0x1.62e42fefa39efp-1;

  /** For ServiceLoader. */
  public Asinh() {}

  @Override
  public double forward(double x) {
    double a = Math.abs(x);
    double magnitude =
        a > HUGE
            ? LogKernel.at(a) + LN_2
            : StrictMath.log1p(a + a * a / (1 + Math.sqrt(1 + a * a))); // a + (sqrt(1 + a^2) - 1)
    return Math.copySign(magnitude, x);
  }

  @Override
  public double derivative(double x) {
    return 1 / StrictMath.hypot(1, x);
  }

  @Override
  public String description() {
    return "the inverse hyperbolic sine of x";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(0, 0), Example.of(1, 0.881373587019543).within(1e-15), Example.of(1e-20, 1e-20));
  }
}
