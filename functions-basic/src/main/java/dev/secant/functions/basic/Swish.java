package dev.secant.functions.basic;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import dev.secant.functions.basic.kernel.ExpKernel;
import dev.secant.functions.basic.kernel.SigmoidKernel;
import java.util.List;

/**
 * {@code x / (1 + e^-x)}, the product of x and its {@link Sigmoid}; also called SiLU.
 *
 * <p><b>Accuracy:</b> value within 3 ulp, down to the subnormal numbers. <b>Edges:</b> the limit
 * -0.0 at -Infinity, Infinity at Infinity; underflows to -0.0 below -751.8. <b>Derivative:</b>
 * {@code s (1 + x (1 - s))} with the sigmoid s: within 5 ulp where {@code |x| > 2}, within 4e-16 of
 * the truth between, where it passes through 0 at -1.278; 0 at -Infinity, 1 at Infinity.
 */
public final class Swish implements DifferentiableElementwiseFunction {
  /** Below, {@code 1 + e^x = 1}, and {@code e^x} comes close to where it loses digits. */
  private static final double TAIL = -700;

  /** For ServiceLoader. */
  public Swish() {}

  @Override
  public double forward(double x) {
    if (x < TAIL) {
      return tail(x, x);
    }
    return x * SigmoidKernel.at(x);
  }

  @Override
  public double derivative(double x) {
    if (x < TAIL) {
      return tail(x, 1 + x);
    }
    return x == Double.POSITIVE_INFINITY ? 1 : SigmoidKernel.at(x) * (1 + x * SigmoidKernel.at(-x));
  }

  @Override
  public String description() {
    return "x / (1 + e^-x), x times its sigmoid";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(0, 0), Example.of(1, 0.7310585786300049).within(1e-15), Example.of(800, 800));
  }

  /** Returns {@code factor * e^x}, which is still normal where {@code e^x} alone is not. */
  private static double tail(double x, double factor) {
    double half = ExpKernel.at(0.5 * x);
    return half == 0 ? -0.0 : factor * half * half; // half = 0 for -Infinity, times it would be NaN
  }
}
