package dev.secant.cli;

import dev.secant.api.Variable;
import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.output.RowWriter;
import dev.secant.cli.points.PointBlock;
import dev.secant.cli.points.PointSource;
import java.util.List;

/** Writes a row for each point, and notes those that failed. Used by one thread at a time. */
final class ResultRows {
  private final RowWriter writer;
  private final FailureLog failures;
  private final OnError onError;
  private final PointSource source;
  private long count;

  /**
   * @param source says where a point is; asked while it may be read on
   */
  ResultRows(RowWriter writer, FailureLog failures, OnError onError, PointSource source) {
    this.writer = writer;
    this.failures = failures;
    this.onError = onError;
    this.source = source;
  }

  /** Begins the output. */
  void header(List<String> columns) {
    writer.header(columns);
  }

  /**
   * Writes the rows of a block.
   *
   * @throws CommandFailure if a point has failed and that is to end the command, or the output
   *     cannot be written
   */
  void write(PointBlock points, ResultBlock results) {
    for (int i = 0; i < points.size(); i++) {
      count++;
      String failure = points.failure(i);
      if (failure == null || isWritten(source.where(points, i), failure)) {
        write(points, results, i);
      }
    }
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

  private void write(PointBlock points, ResultBlock results, int index) {
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

  /** Hands on the rows that are written so far. */
  void flush() {
    writer.flush();
  }

  /** Hands on the rows that are written so far, if that leaves no trace in the output. */
  void handOn() {
    writer.handOn();
  }

  /** Says how many points have failed of how many, if any have. */
  void summarize() {
    failures.summarize(count);
  }

  /** Ends the output, and says so if there was no point. */
  void finish() {
    if (count == 0) {
      failures.noteNoPoints(source.name());
    }
    writer.finish();
  }
}
