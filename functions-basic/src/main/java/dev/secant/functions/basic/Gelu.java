package dev.secant.functions.basic;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import dev.secant.functions.basic.kernel.ExpKernel;
import java.util.List;

/**
 * The Gaussian error linear unit, {@code x Phi(x)} with the normal distribution function {@code
 * Phi}; the exact form, not the approximation by tanh.
 *
 * <p><b>Accuracy:</b> value within 4 ulp down to the subnormal numbers, for the left tail is not
 * computed as a difference: {@code x Phi(x) = -t e^(-t^2/2) T(t)} with {@code t = -x} and the
 * {@link ScaledNormalTail} T. <b>Edges:</b> signed zeros give themselves; the limit -0.0 at
 * -Infinity, Infinity at Infinity; underflows to -0.0 below -38.6. <b>Derivative:</b> {@code Phi(x)
 * + x phi(x)}: within 5 ulp where {@code |x| > 2}, within 4e-16 of the truth between, where it
 * passes through 0 at -0.7518; 0 at -Infinity, 1 at Infinity.
 */
public final class Gelu implements DifferentiableElementwiseFunction {
  /**
   * From here on {@code t e^(-t^2/2)}, and with it value and slope at {@code -t}, is 0 in doubles.
   */
  private static final double UNDERFLOW = 39;

  private static final double INVERSE_SQRT_2_PI = 0x1.9884533d43651p-2;

  /** For ServiceLoader. */
  public Gelu() {}

  @Override
  public double forward(double x) {
    double t = Math.abs(x);
    double left = t > UNDERFLOW ? -0.0 : timesGaussian(-t * ScaledNormalTail.at(t), t); // at -t
    return x < 0 ? left : x + left; // x Phi(x) = x - x Phi(-x)
  }

  @Override
  public double derivative(double x) {
    double t = Math.abs(x);
    double left =
        t > UNDERFLOW
            ? -0.0
            : timesGaussian(ScaledNormalTail.at(t) - t * INVERSE_SQRT_2_PI, t); // at -t
    return x < 0 ? left : 1 - left;
  }

  @Override
  public String description() {
    return "x times the normal distribution function of x";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(0, 0), Example.of(1, 0.8413447460685429).within(1e-15), Example.of(40, 40));
  }

  /**
   * Returns {@code weight * e^(-t^2/2)}, for t from 0 to 39. The rounding error of {@code t * t},
   * up to {@code 1e-13}, would be a relative one of the exponential: it is computed (T. J. Dekker,
   * 1971) and taken out again. The exponential comes as a square, which is still normal where it is
   * not: the last product alone rounds to a subnormal number.
   */
  private static double timesGaussian(double weight, double t) {
    double high = (float) t;
    double low = t - high;
    double square = t * t;
    double error = ((high * high - square) + 2 * high * low) + low * low;
    double root = ExpKernel.at(-0.25 * square);
    return weight * (1 - 0.5 * error) * root * root;
  }
}
