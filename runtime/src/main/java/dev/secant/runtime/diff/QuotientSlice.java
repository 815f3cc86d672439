package dev.secant.runtime.diff;

import dev.secant.runtime.kernel.Slices;
import dev.secant.runtime.kernel.StageSequence;
import org.jspecify.annotations.Nullable;

/**
 * The quotients at some of the points, for any number of threads: each goes block by block through
 * buffers that stay in the cache. Loops are methods of their own over whole buffers, all with one
 * index: that is what the JIT compiler makes vector instructions of.
 */
final class QuotientSlice implements Slices.Task {
  /** Below that, the straight call is faster than buffers. */
  private static final int WORTHWHILE = 16;

  private final QuotientRule rule;
  private final double[] x;
  private final double @Nullable [] values;
  private final double[] derivatives;

  QuotientSlice(QuotientRule rule, double[] x, double @Nullable [] values, double[] derivatives) {
    this.rule = rule;
    this.x = x;
    this.values = values;
    this.derivatives = derivatives;
  }

  @Override
  public void run(int from, int to) {
    if (rule.elementwise == null || to - from < WORTHWHILE) {
      oneByOne(from, to);
      return;
    }
    QuotientBlock block = rule.borrowBlock();
    int step = StageSequence.blockFor(x.length);
    for (int start = from; start < to; start += step) {
      int n = Math.min(step, to - start);
      if (block.compute(x, start, n, values != null)) {
        block.copyTo(values, derivatives, start, n);
      } else {
        oneByOne(start, start + n);
      }
    }
    rule.giveBack(block);
  }

  private void oneByOne(int from, int to) {
    for (int i = from; i < to; i++) {
      double point = x[i];
      double right = rule.right == 0 ? point : FixedStep.shifted(x, i, rule.right);
      double left = rule.left == 0 ? point : FixedStep.shifted(x, i, rule.left);
      double high = NumericalDiff.valueAt(rule.f, right);
      double low = NumericalDiff.valueAt(rule.f, left);
      if (values != null) {
        values[i] = value(point, high, low);
      }
      derivatives[i] = (high - low) / rule.distance;
    }
  }

  private double value(double point, double high, double low) {
    if (rule.isCentral()) {
      return NumericalDiff.valueAt(rule.f, point);
    }
    return rule.right == 0 ? high : low;
  }
}
