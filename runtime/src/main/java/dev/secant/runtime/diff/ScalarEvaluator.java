package dev.secant.runtime.diff;

import java.util.function.DoubleUnaryOperator;

/** Evaluates point by point. What f throws beside x means that it is undefined there. */
final class ScalarEvaluator implements Evaluator {
  private final DoubleUnaryOperator f;
  private final double x;

  ScalarEvaluator(DoubleUnaryOperator f, double x) {
    this.f = f;
    this.x = x;
  }

  @Override
  public void evaluate(double[] points, int n, double[] values) {
    for (int i = 0; i < n; i++) {
      values[i] = points[i] == x ? f.applyAsDouble(x) : valueBeside(points[i]);
    }
  }

  private double valueBeside(double point) {
    try {
      return f.applyAsDouble(point);
    } catch (RuntimeException undefined) {
      return Double.NaN; // only the value at x itself is owed
    }
  }
}
