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
import org.jspecify.annotations.Nullable;

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
    results = new ResultBlock(computation.columns().size());
  }

  /**
   * Runs to the last point; if the input breaks off, to the last that it had before.
   *
   * @throws CommandFailure if a point fails and that is to end the run, or the input or output does
   */
  void over(PointSource source) {
    List<String> columns = new ArrayList<>(List.of("x"));
    columns.addAll(computation.columns());
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
    write(points.array(index), points.number(index));
    boolean failed = points.failure(index) != null;
    for (int column = 0; column < results.columns(); column++) {
      // A chain may have had a value before its derivative failed; the row is NaN as a whole.
      write(
          failed ? null : results.array(column, index),
          failed ? Double.NaN : results.number(column, index));
    }
    writer.endRow();
  }

  private void write(@Nullable Variable array, double number) {
    if (array == null) {
      writer.number(number);
    } else {
      writer.array(array);
    }
  }
}
