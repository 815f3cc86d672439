package dev.secant.cli;

import dev.secant.api.Variable;
import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.output.RowWriter;
import dev.secant.cli.points.BrokenSourceException;
import dev.secant.cli.points.PointBlock;
import dev.secant.cli.points.PointSource;
import java.util.ArrayList;
import java.util.List;

/** Takes points block by block from their source, computes, and writes a row for each. */
final class PointRun {
  private final Computation computation;
  private final RowWriter writer;
  private final FailureLog failures;
  private final OnError onError;
  private final PointBlock points = new PointBlock();
  private final ResultBlock results;
  private long count;

  PointRun(Computation computation, RowWriter writer, FailureLog failures, OnError onError) {
    this.computation = computation;
    this.writer = writer;
    this.failures = failures;
    this.onError = onError;
    results = new ResultBlock(computation.columns());
  }

  /**
   * Runs to the last point; if the input breaks off, to the last that it had before.
   *
   * @throws CommandFailure if a point fails and that is to end the run, or the input or output does
   */
  void over(PointSource source) {
    List<String> columns = new ArrayList<>(List.of("x"));
    computation.columns().forEach(column -> columns.add(column.name()));
    writer.header(columns);
    source.onIdle(
        () -> {
          step(source);
          writer.handOn();
        });
    try {
      while (source.fill(points)) {
        step(source);
      }
    } catch (BrokenSourceException e) {
      step(source); // the points before the break are as good as any
      writer.flush();
      throw e.failure();
    } finally {
      failures.summarize(count);
    }
    if (count == 0) {
      failures.noteNoPoints(source.name());
    }
    writer.finish();
  }

  private void step(PointSource source) {
    computation.compute(points, results);
    for (int i = 0; i < points.size(); i++) {
      count++;
      String failure = points.failure(i);
      if (failure == null || isWritten(source.where(points, i), failure)) {
        write(i);
      }
    }
    points.clear();
  }

  /** Notes a failure and returns whether the row is written all the same. */
  private boolean isWritten(String where, String failure) {
    if (onError == OnError.FAIL) {
      writer.flush();
      throw new CommandFailure(
          ErrorCode.ROW_FAILED,
          FailureLog.line(where, failure)
              + "\nended at the first failure, as --on-error fail asks");
    }
    failures.add(where, failure);
    return onError == OnError.NAN;
  }

  private void write(int index) {
    Variable array = points.array(index);
    if (array == null) {
      writer.number(points.number(index));
    } else {
      writer.array(array);
    }
    if (points.failure(index) == null) {
      results.write(index, writer);
    } else {
      results.writeFailed(writer);
    }
    writer.endRow();
  }
}
