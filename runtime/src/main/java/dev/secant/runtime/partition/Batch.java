package dev.secant.runtime.partition;

import dev.secant.runtime.chain.ArrayResultException;
import dev.secant.runtime.chain.FunctionFailedException;

/**
 * Computes the rows of a batch, together where that pays, and finds those that fail: of numbers
 * that cannot be computed together the halves may be; of a few, each says for itself.
 */
final class Batch {
  /** Below that, the straight call is faster. */
  private static final int WORTHWHILE = 16;

  /** Below that, halves are not worth the calls. */
  private static final int SHORTEST_TO_SPLIT = 513;

  /** Numbers to gather at a time: so many that blocks pay, so few that a failure loses little. */
  private static final int PIECE = 4096;

  private final RowComputation computation;
  private final PartitionResults results;
  private final Columns columns;

  /** Some numbers of a piece, the rows they are of, and their results. */
  private double[] numbers = {};

  private int[] rows = {};
  private final Columns gathered;

  Batch(PartitionTask task, RowComputation computation, PartitionResults results) {
    this.computation = computation;
    this.results = results;
    columns = results.columns();
    gathered = new Columns(task);
  }

  /** Computes the rows of {@code x[0]} to {@code x[length - 1]}, for which there is room. */
  void compute(double[] x, int length) {
    if (length < WORTHWHILE || !computation.isTogether()) {
      oneByOne(x, length);
    } else if (length > computation.mostTogether() || !computesAsItIs(x, length)) {
      for (int start = 0; start < length; start += PIECE) {
        computePiece(x, start, Math.min(start + PIECE, length));
      }
    }
  }

  private void oneByOne(double[] x, int length) {
    for (int row = 0; row < length; row++) {
      computeAlone(x[row], row);
    }
  }

  /** Returns false, with no result that counts, if a number has to be computed by itself. */
  private boolean computesAsItIs(double[] x, int length) {
    if (!computation.takesAny() && !areFinite(x, length)) {
      return false;
    }
    try {
      computation.atEach(x, length, columns);
      return true;
    } catch (FunctionFailedException | IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean areFinite(double[] x, int length) {
    for (int i = 0; i < length; i++) {
      if (!Double.isFinite(x[i])) {
        return false;
      }
    }
    return true;
  }

  /** A missing value among many numbers is no reason to compute these one by one. */
  private void computePiece(double[] x, int from, int to) {
    reserve(Math.min(PIECE, to - from));
    int count = 0;
    for (int row = from; row < to; row++) {
      if (computation.takesAny() || Double.isFinite(x[row])) {
        numbers[count] = x[row];
        rows[count] = row;
        count++;
      } else {
        computeAlone(x[row], row);
      }
    }
    computeGathered(0, count);
  }

  private void reserve(int length) {
    if (numbers.length < length) {
      numbers = new double[length];
      rows = new int[length];
    }
    gathered.reserve(length);
  }

  /** What was gathered before {@code from} is done with. */
  private void computeGathered(int from, int to) {
    int length = to - from;
    System.arraycopy(numbers, from, numbers, 0, length);
    System.arraycopy(rows, from, rows, 0, length);
    try {
      computation.atEach(numbers, length, gathered);
    } catch (FunctionFailedException | IllegalArgumentException e) {
      computeHalves(length);
      return;
    }
    for (int i = 0; i < length; i++) {
      columns.copy(gathered, i, rows[i]);
    }
  }

  private void computeHalves(int length) {
    if (length >= SHORTEST_TO_SPLIT) {
      computeGathered(0, length / 2);
      computeGathered(length / 2, length);
      return;
    }
    for (int i = 0; i < length; i++) {
      computeAlone(numbers[i], rows[i]);
    }
  }

  private void computeAlone(double x, int row) {
    try {
      computation.at(x, columns, row);
    } catch (FailedRowException e) {
      results.fail(row, String.valueOf(e.getMessage()));
    } catch (FunctionFailedException | ArrayResultException e) {
      results.fail(row, String.valueOf(FailedRowException.of(e).getMessage()));
    }
  }
}
