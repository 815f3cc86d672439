package dev.secant.cli;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.points.BrokenSourceException;
import dev.secant.cli.points.PointBlock;
import dev.secant.cli.points.PointSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes points block by block from their source, computes, and writes a row for each.
 *
 * <p>The first block is computed and written by the calling thread. If it was full, or several
 * threads are to compute, the next ones go through a {@link BlockPipeline}. Whenever the source is
 * about to wait, and at its end, all that was read is written first: nothing but a clock can tell
 * that there are threads.
 */
final class PointRun {
  private final List<Computation> computations;
  private final ResultRows rows;
  private BlockStep block;
  private @Nullable BlockPipeline pipeline;
  private long handedOn;

  /**
   * @param computations the same for each thread that is to compute, at least one
   */
  PointRun(List<Computation> computations, ResultRows rows) {
    this.computations = computations;
    this.rows = rows;
    block = new BlockStep(computations.get(0).columns(), null);
  }

  /**
   * Runs to the last point; if the input breaks off, to the last that it had before.
   *
   * @throws CommandFailure if a point fails and that is to end the run, or the input or output does
   */
  void over(PointSource source) {
    int carried = source.columns().size();
    List<String> columns = columns(source.columns());
    source.results(columns.subList(carried, columns.size()));
    rows.header(columns);
    source.onIdle(
        () -> {
          finishBlocks();
          rows.handOn();
        });
    try {
      readAll(source);
    } finally {
      if (pipeline != null) {
        pipeline.close();
      }
      rows.summarize();
    }
    rows.finish();
  }

  /** Returns the columns of the output; a result whose name is taken gets the next free one. */
  private List<String> columns(List<String> ofSource) {
    List<String> columns = new ArrayList<>(ofSource);
    for (ResultColumn column : computations.get(0).columns()) {
      String name = column.name();
      for (int i = 2; columns.contains(name); i++) {
        name = column.name() + "_" + i;
      }
      columns.add(name);
    }
    return columns;
  }

  private void readAll(PointSource source) {
    try {
      block.points().limit(Math.min(PointBlock.CAPACITY, rows.suggestedRows()));
      if (isShared()) {
        startPipeline();
      }
      while (source.fill(block.points())) {
        next();
      }
      finishBlocks();
    } catch (BrokenSourceException e) {
      finishBlocks(); // the points before the break are as good as any
      rows.flush();
      throw e.failure();
    }
  }

  private boolean isShared() {
    return computations.size() > 1;
  }

  /** Sends the block on its way, and makes the next one ready to be filled. */
  private void next() {
    if (pipeline != null) {
      pipeline.handOn();
      takeBlock(pipeline);
      return;
    }
    boolean isFull = block.points().isFull();
    finishBlocks();
    block.points().limit(Math.min(PointBlock.CAPACITY, rows.suggestedRows()));
    if (isFull && Runtime.getRuntime().availableProcessors() > 1) {
      startPipeline();
    }
  }

  private void startPipeline() {
    pipeline = new BlockPipeline(computations, rows);
    takeBlock(pipeline);
  }

  private void takeBlock(BlockPipeline from) {
    block = from.free();
    int most = isShared() ? sharedLength() : PointBlock.CAPACITY;
    block.points().limit(Math.min(most, rows.suggestedRows()));
    handedOn++;
  }

  /**
   * A few points may take as long as a million: the first block for each thread has one point, the
   * next two, and so on, so that none has much to do when there is nothing left for the others.
   */
  private int sharedLength() {
    long round = handedOn / computations.size();
    return round < 10 ? 1 << round : PointBlock.CAPACITY;
  }

  /** Writes all that was read; no other thread is at work then. */
  private void finishBlocks() {
    if (pipeline != null) {
      pipeline.drain();
    }
    block.compute(computations.get(0));
    block.write(rows);
  }
}
