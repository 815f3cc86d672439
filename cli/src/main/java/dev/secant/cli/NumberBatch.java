package dev.secant.cli;

import dev.secant.cli.points.PointBlock;
import dev.secant.runtime.chain.FunctionFailedException;
import java.util.BitSet;

/** The numbers among the points of a block, side by side, to be computed in bulk. */
final class NumberBatch {
  /** What computes many numbers. */
  @FunctionalInterface
  interface Bulk {
    /**
     * Computes the results at {@code x[0]} to {@code x[length - 1]}, none of them NaN, into {@code
     * results[column]}.
     *
     * @throws FunctionFailedException if the chain fails at one of them
     * @throws IllegalArgumentException if one of them breaks a rule
     */
    void compute(double[] x, double[][] results, int length);
  }

  private final Bulk bulk;
  private final double[] x = new double[PointBlock.CAPACITY];
  private final int[] places = new int[PointBlock.CAPACITY];
  private final double[][] results;

  NumberBatch(int columns, Bulk bulk) {
    this.bulk = bulk;
    results = new double[columns][PointBlock.CAPACITY];
  }

  /**
   * Computes the numbers that have not failed and returns which points they are. They are none if
   * one of them fails: it takes the straight call to say which, and to compute the others.
   */
  BitSet compute(PointBlock points, ResultBlock block) {
    BitSet done = new BitSet();
    int length = gather(points);
    try {
      bulk.compute(x, results, length);
    } catch (FunctionFailedException | IllegalArgumentException e) {
      return done;
    }
    for (int i = 0; i < length; i++) {
      for (int column = 0; column < results.length; column++) {
        block.set(column, places[i], results[column][i]);
      }
      done.set(places[i]);
    }
    return done;
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
