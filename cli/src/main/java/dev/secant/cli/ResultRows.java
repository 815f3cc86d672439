package dev.secant.cli;

import dev.secant.api.Variable;
import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.output.RowBuffer;
import dev.secant.cli.output.RowWriter;
import dev.secant.cli.points.CarriedRows;
import dev.secant.cli.points.PointBlock;
import dev.secant.cli.points.PointSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes a row for each point, and notes those that failed. But for the preparation of rows, used
 * by one thread at a time.
 */
final class ResultRows {
  private static final long LONGEST_STOP_SECONDS = 1;

  private final RowWriter writer;
  private final FailureLog failures;
  private final OnError onError;
  private final PointSource source;
  private final ReentrantLock lock = new ReentrantLock(); // held while rows are written
  private long count;
  private long written;

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

  /** Returns a buffer for rows that are prepared, or null if they cannot be. */
  @Nullable RowBuffer buffer() {
    return writer.buffer();
  }

  /**
   * Writes the rows of a block.
   *
   * @throws CommandFailure if a point has failed and that is to end the command, or the output
   *     cannot be written
   */
  void write(PointBlock points, ResultBlock results) {
    locked(
        () -> {
          prepare(points, results, writer);
          note(points);
        });
  }

  private void locked(Runnable step) {
    lock.lock();
    try {
      step.run();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends the writing behind a whole row, for good: who writes on waits for ever. Called by another
   * thread when the process is about to end.
   *
   * @return number of rows that were handed on; -1 if the output does not take them
   */
  long stop() {
    try {
      if (!lock.tryLock(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
        return -1; // a reader that does not read
      }
      writer.flush();
      return written;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    } catch (RuntimeException e) { // a reader that has gone, as by the same Ctrl-C
      return -1;
    }
  }

  /**
   * Writes the rows of a block that are prepared.
   *
   * @throws CommandFailure as when they are not
   */
  void write(PointBlock points, RowBuffer prepared) {
    locked(
        () -> {
          prepared.drain();
          note(points);
        });
  }

  /** Writes the rows of a block with a writer; may be called by any thread. */
  void prepare(PointBlock points, ResultBlock results, RowWriter target) {
    for (int i = 0; i < points.size(); i++) {
      boolean hasFailed = points.failure(i) != null;
      if (hasFailed && onError == OnError.FAIL) {
        return;
      }
      if (!hasFailed || onError == OnError.NAN) {
        writeRow(points, results, i, target);
      }
    }
  }

  private static void writeRow(
      PointBlock points, ResultBlock results, int index, RowWriter target) {
    CarriedRows carried = points.carried();
    Variable array = points.array(index);
    if (carried != null) {
      target.carried(carried, index);
    } else if (array == null) {
      target.number(points.number(index));
    } else {
      target.array(array);
    }
    if (points.failure(index) == null) {
      results.write(index, target);
    } else {
      results.writeFailed(target);
    }
    target.endRow();
  }

  /** Counts the points of a block, and notes the failures among them. */
  private void note(PointBlock points) {
    for (int i = 0; i < points.size(); i++) {
      count++;
      String failure = points.failure(i);
      if (failure != null) {
        note(source.where(points, i), failure);
      }
      written += failure == null || onError == OnError.NAN ? 1 : 0;
    }
    failures.done(points.size());
  }

  /** Returns how many rows should be done at a time, at least 1. */
  int suggestedRows() {
    return failures.suggestedRows();
  }

  private void note(String where, String failure) {
    if (onError == OnError.FAIL) {
      writer.flush();
      throw new CommandFailure(
          ErrorCode.ROW_FAILED,
          FailureLog.line(where, failure)
              + "\nended at the first failure, as --on-error fail asks");
    }
    failures.add(where, failure);
  }

  /** Hands on the rows that are written so far. */
  void flush() {
    locked(writer::flush);
  }

  /** Hands on the rows that are written so far, if that leaves no trace in the output. */
  void handOn() {
    locked(writer::handOn);
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
    remark(source.remark());
    locked(writer::finish);
    remark(writer.remark());
  }

  private void remark(@Nullable String sentence) {
    if (sentence != null) {
      failures.remark(sentence);
    }
  }
}
