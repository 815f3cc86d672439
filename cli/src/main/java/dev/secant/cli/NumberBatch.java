package dev.secant.cli;

import dev.secant.cli.points.PointBlock;
import dev.secant.runtime.partition.PartitionEvaluator;
import dev.secant.runtime.partition.PartitionResults;
import java.util.BitSet;

/** The numbers among the points of a block, side by side, to be computed together. */
final class NumberBatch {
  /** Where a result goes. */
  @FunctionalInterface
  interface Sink {
    /** Sets the results of the point at {@code index} to those of a row. */
    void copy(PartitionResults results, int row, int index);
  }

  private final PartitionEvaluator evaluator;
  private final double[] x = new double[PointBlock.CAPACITY];
  private final int[] places = new int[PointBlock.CAPACITY];

  NumberBatch(PartitionEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  /**
   * Computes the numbers that have not failed and returns which points they are; those that fail
   * are noted.
   */
  BitSet compute(PointBlock points, Sink sink) {
    BitSet done = new BitSet();
    int length = gather(points);
    PartitionResults results = evaluator.evaluate(x, length);
    for (int row = 0; row < length; row++) {
      int index = places[row];
      String failure = results.failure(row);
      if (failure == null) {
        sink.copy(results, row, index);
      } else {
        points.fail(index, failure);
      }
      done.set(index);
    }
    return done;
  }

  private int gather(PointBlock points) {
    int length = 0;
    for (int i = 0; i < points.size(); i++) {
      if (points.array(i) == null && points.failure(i) == null) {
        x[length] = points.number(i);
        places[length] = i;
        length++;
      }
    }
    return length;
  }
}
