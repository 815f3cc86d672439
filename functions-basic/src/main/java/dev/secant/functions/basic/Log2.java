package dev.secant.functions.basic;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Domain;
import dev.secant.api.Example;
import dev.secant.functions.basic.kernel.LogKernel;
import java.util.List;

/**
 * The logarithm of x to base 2, {@code x > 0}.
 *
 * <p><b>Accuracy:</b> value within 1.5 ulp and exact for every power of 2, subnormal ones included;
 * derivative {@code 1 / (x ln 2)} within 1 ulp. <b>Edges:</b> -Infinity at 0.0 and -0.0, Infinity
 * at Infinity, NaN below 0. <b>Derivative:</b> Infinity at 0, its limit; NaN below 0.
 */
public final class Log2 implements DifferentiableElementwiseFunction {
  private static final double TWO_54 = 0x1p54;
  private static final double SQRT_2 = 0x1.6a09e667f3bcdp0;

  /** {@code 1 / ln 2}. */
  private static final double LOG2_E = 0x1.71547652b82fep0;

  /** The first 24 bits of {@code 1 / ln 2}, and what is left of it. */
  private static final double LOG2_E_HIGH = 0x1.715476p0;

  private static final double LOG2_E_LOW = 0x1.4ae0bf85ddf44p-26;

  /** For ServiceLoader. */
  public Log2() {}

  @Override
  public double forward(double x) {
    if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
      return LogKernel.at(x); // NaN and the infinities are the same to every base
    }
    double normal = x < Double.MIN_NORMAL ? x * TWO_54 : x;
    int exponent = Math.getExponent(normal);
    double mantissa = Math.scalb(normal, -exponent);
    if (mantissa > SQRT_2) { // so that the logarithm of the mantissa lies around 0
      mantissa *= 0.5;
      exponent++;
    }
    double log = LogKernel.at(mantissa);
    double high = (float) log; // 24 bits, so that high * LOG2_E_HIGH is exact
    double rest = high * LOG2_E_LOW + (log - high) * LOG2_E;
    return (x < Double.MIN_NORMAL ? exponent - 54 : exponent) + high * LOG2_E_HIGH + rest;
  }

  @Override
  public double derivative(double x) {
    return x < 0 ? Double.NaN : LOG2_E / (x + 0.0); // + 0.0 makes -0.0 the edge 0.0 of the domain
  }

  @Override
  public String description() {
    return "the logarithm of x to base 2";
  }

  @Override
  public Domain domain() {
    return Domain.greaterThan(0);
  }

  @Override
  public List<Example> examples() {
    return List.of(Example.of(8, 3), Example.of(0.25, -2), Example.of(1, 0));
  }
}
