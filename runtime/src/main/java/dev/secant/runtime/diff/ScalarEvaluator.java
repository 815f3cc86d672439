package dev.secant.runtime.diff;

import java.util.concurrent.CancellationException;
import java.util.function.DoubleUnaryOperator;

/**
 * Evaluates point by point. What f throws beside x means that it is undefined there; what it throws
 * at x on the second call, that it does not repeat its answer. A cancellation passes.
 */
final class ScalarEvaluator implements Evaluator {
  private final DoubleUnaryOperator f;
  private final double x;
  private boolean hasAnswered; // at x

  ScalarEvaluator(DoubleUnaryOperator f, double x) {
    this.f = f;
    this.x = x;
  }

  @Override
  public void evaluate(double[] points, int n, double[] values) {
    for (int i = 0; i < n; i++) {
      boolean isOwed = points[i] == x && !hasAnswered;
      values[i] = isOwed ? f.applyAsDouble(x) : valueOrNaN(points[i]);
      hasAnswered |= isOwed;
    }
  }

  private double valueOrNaN(double point) {
    try {
      return f.applyAsDouble(point);
    } catch (CancellationException stopped) {
      throw stopped;
    } catch (RuntimeException | StackOverflowError undefined) {
      return Double.NaN; // only the value at x itself is owed
    }
  }
}
