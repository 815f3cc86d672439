package dev.secant.cli;

import dev.secant.api.Variable;
import dev.secant.cli.output.BareWriter;
import dev.secant.cli.output.ByteSink;
import dev.secant.cli.output.RowWriter;
import dev.secant.cli.points.PointBlock;
import dev.secant.runtime.chain.FunctionFailedException;
import java.util.BitSet;
import java.util.List;

/**
 * What is computed at each point: the columns of results. It is handed whole blocks, so that one
 * that computes numbers together can override {@link #computeNumbers}. It may keep buffers: each
 * thread has one of its own.
 */
interface Computation {
  /** Returns the columns of the results. */
  List<ResultColumn> columns();

  /** Returns a writer of results for people, in no columns: as a single point is answered. */
  default RowWriter plainWriter(ByteSink sink) {
    return new BareWriter(sink);
  }

  /** Returns whether results are text for people and have no other form. */
  default boolean isPlainOnly() {
    return false;
  }

  /**
   * Returns whether it shares the work at one point among threads itself, so that points are not to
   * be shared as well.
   */
  default boolean isSharedWithinPoints() {
    return false;
  }

  /** Computes the results at a number. */
  default void at(double x, int index, ResultBlock results) throws RefusedPointException {
    at(Variable.of(x), index, results);
  }

  /** Computes the results at an array. */
  void at(Variable x, int index, ResultBlock results) throws RefusedPointException;

  /**
   * Computes the results at the points that are numbers together, or notes that they fail, and
   * returns which points it has done; none if it computes no numbers together.
   */
  default BitSet computeNumbers(PointBlock points, ResultBlock results) {
    return new BitSet();
  }

  /**
   * Computes the results at all points that have not failed; those that fail are noted. Whatever
   * else is thrown is a defect, and no matter of a point.
   */
  default void compute(PointBlock points, ResultBlock results) {
    results.clear();
    BitSet done = computeNumbers(points, results);
    for (int i = 0; i < points.size(); i++) {
      if (!done.get(i) && points.failure(i) == null) {
        computeOne(points, i, results);
      }
    }
  }

  private void computeOne(PointBlock points, int index, ResultBlock results) {
    Variable array = points.array(index);
    try {
      if (array == null) {
        at(points.number(index), index, results);
      } else {
        at(array, index, results);
      }
    } catch (FunctionFailedException | RefusedPointException e) {
      points.fail(index, String.valueOf(e.getMessage()));
    }
  }
}
