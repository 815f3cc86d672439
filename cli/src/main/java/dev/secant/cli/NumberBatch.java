package dev.secant.cli;

import dev.secant.cli.points.PointBlock;
import dev.secant.runtime.chain.FunctionFailedException;
import java.util.BitSet;

/** The numbers among the points of a block, side by side, to be computed in bulk. */
final class NumberBatch {
  /** Of a block that fails, the halves may not; below that, it is not worth the calls. */
  private static final int SHORTEST_TO_SPLIT = 513;

  /** What computes many numbers. */
  @FunctionalInterface
  interface Bulk {
    /**
     * Computes the results at {@code x[0]} to {@code x[length - 1]}, none of them NaN, and returns
     * them; they need last only until the next call.
     *
     * @throws FunctionFailedException if the chain fails at one of them
     * @throws IllegalArgumentException if one of them breaks a rule
     */
    Results compute(double[] x, int length);
  }

  /** The results at many numbers. */
  @FunctionalInterface
  interface Results {
    /** Sets the results at {@code x[i]} as those of the point at {@code index}. */
    void copy(int i, ResultBlock block, int index);
  }

  private final Bulk bulk;
  private final double[] x = new double[PointBlock.CAPACITY];
  private final int[] places = new int[PointBlock.CAPACITY];

  NumberBatch(Bulk bulk) {
    this.bulk = bulk;
  }

  /**
   * Computes the numbers that have not failed and returns which points they are. Those beside a
   * number that fails are left out: it takes the straight call to say which failed, and to compute
   * the others.
   */
  BitSet compute(PointBlock points, ResultBlock block) {
    BitSet done = new BitSet();
    compute(0, gather(points), block, done);
    return done;
  }

  private void compute(int from, int to, ResultBlock block, BitSet done) {
    if (from > 0) {
      System.arraycopy(x, from, x, 0, to - from);
      System.arraycopy(places, from, places, 0, to - from);
    }
    int length = to - from;
    Results results;
    try {
      results = bulk.compute(x, length);
    } catch (FunctionFailedException | IllegalArgumentException e) {
      if (length >= SHORTEST_TO_SPLIT) {
        compute(0, length / 2, block, done);
        compute(length / 2, length, block, done);
      }
      return;
    }
    for (int i = 0; i < length; i++) {
      results.copy(i, block, places[i]);
      done.set(places[i]);
    }
  }

  /** NaN stays out: a missing value in a file is no reason to compute all others one by one. */
  private int gather(PointBlock points) {
    int length = 0;
    for (int i = 0; i < points.size(); i++) {
      double number = points.number(i);
      if (!Double.isNaN(number) && points.failure(i) == null) {
        x[length] = number;
        places[length] = i;
        length++;
      }
    }
    return length;
  }
}
