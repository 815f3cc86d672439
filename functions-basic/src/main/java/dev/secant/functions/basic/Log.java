package dev.secant.functions.basic;

import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Domain;
import dev.secant.api.Example;
import dev.secant.functions.basic.kernel.LogKernel;
import java.util.List;

/**
 * The natural logarithm of x, {@code x > 0}.
 *
 * <p><b>Accuracy:</b> value within 0.53 ulp (within 1 on a machine without {@code fma}), derivative
 * {@code 1 / x} correctly rounded. <b>Edges:</b> -Infinity at 0.0 and -0.0, Infinity at Infinity,
 * NaN below 0; never overflows. <b>Derivative:</b> Infinity at 0, its limit; NaN below 0.
 */
public final class Log implements DifferentiableElementwiseFunction, BulkFunction {
  /** For ServiceLoader. */
  public Log() {}

  @Override
  public double forward(double x) {
    return LogKernel.at(x);
  }

  @Override
  public void forward(double[] x, double[] y, int length) {
    LogKernel.INSTANCE.forward(x, y, length);
  }

  @Override
  public double derivative(double x) {
    return x < 0 ? Double.NaN : 1 / (x + 0.0); // + 0.0 makes -0.0 the edge 0.0 of the domain
  }

  @Override
  public String description() {
    return "the natural logarithm of x";
  }

  @Override
  public Domain domain() {
    return Domain.greaterThan(0);
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(1, 0), Example.of(Math.E, 1), Example.of(0, Double.NEGATIVE_INFINITY));
  }
}
