package dev.secant.cli;

import dev.secant.cli.output.RowBuffer;
import dev.secant.cli.points.PointBlock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block of points and its results, on their way from the source to the output. It is used by one
 * thread at a time.
 */
final class BlockStep {
  private final PointBlock points = new PointBlock();
  private final ResultBlock results;
  private final @Nullable RowBuffer prepared;

  /**
   * @param prepared receives the rows before they are written; null if they cannot be prepared
   */
  BlockStep(List<ResultColumn> columns, @Nullable RowBuffer prepared) {
    results = new ResultBlock(columns);
    this.prepared = prepared;
  }

  /** Returns the points, to be filled. */
  PointBlock points() {
    return points;
  }

  /** Computes the results. */
  void compute(Computation computation) {
    computation.compute(points, results);
  }

  /** Does of the writing what need not wait for the rows before. */
  void prepare(ResultRows rows) {
    if (prepared != null) {
      rows.prepare(points, results, prepared.writer());
      prepared.finish();
    }
  }

  /** Writes the rows, which {@link #prepare} has prepared, and empties the block. */
  void writePrepared(ResultRows rows) {
    if (prepared == null) {
      write(rows);
    } else {
      rows.write(points, prepared);
      points.clear();
    }
  }

  /** Writes the rows, and empties the block. */
  void write(ResultRows rows) {
    rows.write(points, results);
    points.clear();
  }
}
