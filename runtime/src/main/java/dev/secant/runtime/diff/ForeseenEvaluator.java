package dev.secant.runtime.diff;

import java.util.function.DoubleUnaryOperator;

/**
 * Answers with values of the {@link RegularCourse} that are known already, and evaluates what else
 * a search asks for.
 */
final class ForeseenEvaluator implements Evaluator {
  private final double[] points;
  private final double[] values;
  private final int to;
  private final Evaluator others;
  private final double[] point = new double[1];
  private final double[] value = new double[1];
  private int next;

  /**
   * @param points those of the course are [from, to)
   * @param values of f at the points
   * @param f for all others
   */
  ForeseenEvaluator(double[] points, double[] values, int from, int to, DoubleUnaryOperator f) {
    this.points = points;
    this.values = values;
    this.to = to;
    this.next = from;
    this.others = new ScalarEvaluator(f, points[from]);
  }

  @Override
  public void evaluate(double[] wanted, int n, double[] found) {
    for (int i = 0; i < n; i++) {
      found[i] = valueAt(wanted[i]);
    }
  }

  /** Each value of the course is given once: f at x, asked again, is the second one computed. */
  private double valueAt(double wanted) {
    for (int i = next; i < to; i++) {
      if (points[i] == wanted) {
        next = i == next ? i + 1 : next;
        return values[i];
      }
    }
    point[0] = wanted;
    others.evaluate(point, 1, value);
    return value[0];
  }
}
