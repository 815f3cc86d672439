package dev.secant.runtime.diff;

import dev.secant.runtime.kernel.StageSequence;
import org.jspecify.annotations.Nullable;

/** The buffers for one block of points, and the loops over them. For one thread. */
final class QuotientBlock {
  private final QuotientRule rule;
  private final StageSequence stages;
  private final boolean withValues;
  private final double bound;

  private final double[] points = new double[StageSequence.BUFFER];
  private final double[] right = new double[StageSequence.BUFFER];
  private final double[] left = new double[StageSequence.BUFFER];
  private final double[] high = new double[StageSequence.BUFFER];
  private final double[] low = new double[StageSequence.BUFFER];
  private final double[] middle = new double[StageSequence.BUFFER];

  QuotientBlock(QuotientRule rule, StageSequence stages, boolean withValues) {
    this.rule = rule;
    this.stages = stages;
    this.withValues = withValues;
    this.bound = FixedStep.safeBound(rule.eps);
  }

  /**
   * Computes the block that begins at {@code x[start]}. Returns false, with no result, if a point
   * may break a rule or f throws: the straight call will tell.
   */
  boolean compute(double[] x, int start, int n) {
    System.arraycopy(x, start, points, 0, n);
    if (!areWithin(points, bound, n)) {
      return false;
    }
    try {
      evaluateAt(rule.right, right, high, n);
      evaluateAt(rule.left, left, low, n);
      if (withValues && rule.right != 0 && rule.left != 0) {
        stages.run(points, middle, n);
      }
    } catch (Throwable failure) {
      if (failure instanceof InterruptedException) { // thrown past the compiler
        Thread.currentThread().interrupt();
      }
      return false;
    }
    divide(high, low, rule.distance, right, n);
    return true;
  }

  /** Copies what was computed to the results. */
  void copyTo(double @Nullable [] values, double[] derivatives, int start, int n) {
    if (values != null) {
      System.arraycopy(value(), 0, values, start, n);
    }
    System.arraycopy(right, 0, derivatives, start, n);
  }

  private double[] value() {
    if (rule.right == 0) {
      return high;
    }
    return rule.left == 0 ? low : middle;
  }

  private void evaluateAt(double shift, double[] shifted, double[] result, int n) {
    if (shift == 0) {
      stages.run(points, result, n);
    } else {
      add(points, shift, shifted, n);
      stages.run(shifted, result, n);
    }
  }

  private static boolean areWithin(double[] x, double bound, int n) {
    for (int i = 0; i < n; i++) {
      if (!(Math.abs(x[i]) <= bound)) { // negated so that NaN is found too
        return false;
      }
    }
    return true;
  }

  private static void add(double[] x, double shift, double[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] = x[i] + shift;
    }
  }

  private static void divide(
      double[] high, double[] low, double distance, double[] quotient, int n) {
    for (int i = 0; i < n; i++) {
      quotient[i] = (high[i] - low[i]) / distance;
    }
  }
}
