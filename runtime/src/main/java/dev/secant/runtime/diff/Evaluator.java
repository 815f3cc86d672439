package dev.secant.runtime.diff;

/**
 * Where the engine gets its values from: one call per round of points, so that an implementation
 * may serve a round in bulk or in parallel.
 */
@FunctionalInterface
interface Evaluator {
  /**
   * Writes {@code f(points[i])} to {@code values[i]} for {@code i < n}.
   *
   * @param points arguments, all finite and distinct but for the one repeated on purpose; not
   *     modified
   * @param n how many, at least 1
   * @param values receives the values; NaN where f is undefined
   */
  void evaluate(double[] points, int n, double[] values);
}
