package dev.secant.runtime.diff;

import dev.secant.api.ElementwiseFunction;
import dev.secant.runtime.kernel.StageSequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The buffers for one block of points, and the loops over them. For one thread. */
final class QuotientBlock {
  private final QuotientRule rule;
  private final StageSequence stages;
  private final SafePoints safe;

  /** The points; then, as nothing asks for them any more, the quotients. */
  private final double[] points = StageSequence.newBuffer();

  /** The points shifted to the right, then to the left; then the values between. */
  private final double[] shifted = StageSequence.newBuffer();

  private final double[] high = StageSequence.newBuffer();
  private final double[] low = StageSequence.newBuffer();

  QuotientBlock(QuotientRule rule, ElementwiseFunction f) {
    this.rule = rule;
    stages = StageSequence.of(List.of(f));
    safe = new SafePoints(FixedStep.safeBound(rule.eps));
  }

  /**
   * Computes the block that begins at {@code x[start]}. Returns false, with no result, if a point
   * may break a rule or f throws: the straight call will tell.
   */
  boolean compute(double[] x, int start, int n, boolean withValues) {
    System.arraycopy(x, start, points, 0, n);
    if (!safe.areAll(points, n, shifted)) {
      return false;
    }
    try {
      evaluateAt(rule.right, high, n);
      evaluateAt(rule.left, low, n);
      if (withValues && rule.isCentral()) {
        stages.run(points, shifted, n);
      }
    } catch (Throwable failure) {
      if (failure instanceof InterruptedException) { // thrown past the compiler
        Thread.currentThread().interrupt();
      }
      return false;
    }
    divide(high, low, rule.distance, points, n);
    return true;
  }

  /** Copies what was computed to the results. */
  void copyTo(double @Nullable [] values, double[] derivatives, int start, int n) {
    if (values != null) {
      System.arraycopy(values(), 0, values, start, n);
    }
    System.arraycopy(points, 0, derivatives, start, n);
  }

  private double[] values() {
    if (rule.isCentral()) {
      return shifted;
    }
    return rule.right == 0 ? high : low;
  }

  private void evaluateAt(double shift, double[] result, int n) {
    if (shift == 0) {
      stages.run(points, result, n);
    } else {
      add(points, shift, shifted, n);
      stages.run(shifted, result, n);
    }
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
