package dev.secant.cli;

import dev.secant.cli.points.PointBlock;
import java.util.List;

/**
 * A block of points and its results, on their way from the source to the output. It is used by one
 * thread at a time.
 */
final class BlockStep {
  private final PointBlock points = new PointBlock();
  private final ResultBlock results;

  BlockStep(List<ResultColumn> columns) {
    results = new ResultBlock(columns);
  }

  /** Returns the points, to be filled. */
  PointBlock points() {
    return points;
  }

  /** Computes the results. */
  void compute(Computation computation) {
    computation.compute(points, results);
  }

  /** Writes the rows, and empties the block. */
  void write(ResultRows rows) {
    rows.write(points, results);
    points.clear();
  }
}
