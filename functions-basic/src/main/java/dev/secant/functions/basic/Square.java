package dev.secant.functions.basic;

import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import java.util.List;

/**
 * {@code x^2}.
 *
 * <p><b>Accuracy:</b> value and derivative {@code 2 x} correctly rounded. <b>Edges:</b> Infinity at
 * both infinities; overflows to Infinity from about {@code |x| = 1.34e154}, underflows to 0 below
 * about {@code 1.6e-162}.
 */
public final class Square implements DifferentiableElementwiseFunction, BulkFunction {
  /** For ServiceLoader. */
  public Square() {}

  @Override
  public double forward(double x) {
    return x * x;
  }

  @Override
  public void forward(double[] x, double[] y, int length) {
    for (int i = 0; i < length; i++) {
      y[i] = forward(x[i]);
    }
  }

  @Override
  public double derivative(double x) {
    return 2 * x;
  }

  @Override
  public String description() {
    return "the square of x";
  }

  @Override
  public List<Example> examples() {
    return List.of(Example.of(3, 9), Example.of(-0.5, 0.25));
  }
}
