package dev.secant.runtime.diff;

import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.runtime.kernel.StageSequence;
import dev.secant.runtime.kernel.Workers;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Searches at many x. What every search of a block is about to ask for, its {@link RegularCourse},
 * is computed in bulk beforehand; the searches themselves are those of single points.
 */
final class DerivativeBlocks {
  /** Points in a block: their courses, of a dozen arguments each, stay in the cache. */
  private static final int BLOCK = 128;

  private static final int SHARES = 8; // blocks for each thread, at least: some points take longer

  /** Computes the derivative at a point with values from wherever. */
  @FunctionalInterface
  interface Search {
    Derivative at(Evaluator f, double x);
  }

  private final DoubleUnaryOperator f;
  private final @Nullable StageSequence stages;
  private final RegularCourse course;
  private final Search search;

  DerivativeBlocks(Function f, RegularCourse course, Search search) {
    this.f = x -> NumericalDiff.valueAt(f, x);
    this.stages =
        f instanceof ElementwiseFunction elementwise
            ? StageSequence.of(List.of(elementwise))
            : null;
    this.course = course;
    this.search = search;
  }

  /** Returns the derivatives at each x, in order. What the search at the least i throws, passes. */
  Derivative[] at(double[] x, int threads) {
    Derivative[] derivatives = new Derivative[x.length];
    int size = Math.max(1, Math.min(BLOCK, x.length / threads / SHARES));
    int count = (x.length + size - 1) / size;
    Workers.run(
        count,
        threads,
        block -> {
          int from = block * size;
          compute(x, from, from + Math.min(size, x.length - from), derivatives);
        });
    return derivatives;
  }

  private void compute(double[] x, int from, int to, Derivative[] derivatives) {
    int length = course.length();
    double[] points = new double[(to - from) * length];
    for (int i = from; i < to; i++) {
      course.fill(new SampleGrid(x[i]), points, (i - from) * length);
    }
    double[] values = new double[points.length];
    boolean foreseen = evaluate(points, values);
    for (int i = from; i < to && !Workers.isCancelled(); i++) {
      int start = (i - from) * length;
      Evaluator evaluator =
          foreseen
              ? new ForeseenEvaluator(points, values, start, start + length, f)
              : new ScalarEvaluator(f, x[i]);
      derivatives[i] = search.at(evaluator, x[i]);
    }
  }

  /** False where f has no loop over numbers, or throws: each search will meet what concerns it. */
  private boolean evaluate(double[] points, double[] values) {
    if (stages == null) {
      return false;
    }
    try {
      stages.run(points, values, points.length);
      return true;
    } catch (Throwable failure) {
      if (failure instanceof InterruptedException) { // thrown past the compiler
        Thread.currentThread().interrupt();
      }
      return false;
    }
  }
}
