package dev.secant.runtime.diff;

import dev.secant.runtime.kernel.StageSequence;
import java.util.Arrays;

/**
 * Finds out whether the numbers of a block are all within a bound, without a branch a number: the
 * JIT compiler makes vector instructions of a loop that only stores, and comparing arrays is one.
 */
final class SafePoints {
  /** The doubles around it are 1 apart: adding up to 1/2 leaves it as it is, and it is even. */
  private static final double UNMOVED = 0x1.8p52;

  private static final double[] ALL_UNMOVED = allUnmoved();

  /** So that its reciprocal is a normal number. */
  private static final double LARGEST_BOUND = 0x1p1000;

  private final double reciprocal;

  /**
   * @param bound at least 2^-1023
   */
  SafePoints(double bound) {
    reciprocal = 1 / Math.min(bound, LARGEST_BOUND);
  }

  private static double[] allUnmoved() {
    double[] block = new double[StageSequence.BLOCK];
    Arrays.fill(block, UNMOVED);
    return block;
  }

  /**
   * Returns true only if all of {@code x[0]} to {@code x[n - 1]} are within the bound, NaN not; and
   * always if they are within a third of it.
   *
   * @param n at most a block
   * @param scratch receives something
   */
  boolean areAll(double[] x, int n, double[] scratch) {
    multiplyAdd(x, reciprocal, scratch, n);
    return Arrays.mismatch(scratch, 0, n, ALL_UNMOVED, 0, n) < 0;
  }

  private static void multiplyAdd(double[] x, double factor, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = x[i] * factor + UNMOVED;
    }
  }
}
