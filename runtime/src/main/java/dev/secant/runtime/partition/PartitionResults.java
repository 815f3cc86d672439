package dev.secant.runtime.partition;

import dev.secant.runtime.diff.DerivativeStatus;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The results of a batch: row i is that of its number i. They last until the next call of the
 * {@link PartitionEvaluator} they are from, which fills them anew.
 *
 * <p>A row that failed says why by {@link #failure} and has no results: its numbers are NaN, its
 * evaluations 0, its status cannot be asked for. Which columns there are is the task's: for another
 * an {@link IllegalStateException} names task and column. A row below 0 or from {@link #length} on
 * is an {@link IndexOutOfBoundsException}. Reading costs nothing but the check of that. Not
 * thread-safe.
 */
public final class PartitionResults {
  private final PartitionTask task;
  private final Columns columns;
  private final boolean hasValues;
  private final boolean hasDerivatives;
  private final boolean hasSearch;
  private @Nullable String[] messages = {};
  private int length;
  private int failures;

  PartitionResults(PartitionTask task) {
    this.task = task;
    this.columns = new Columns(task);
    this.hasValues = task.has(Column.VALUE);
    this.hasDerivatives = task.has(Column.DERIVATIVE);
    this.hasSearch = task.has(Column.SEARCH);
  }

  Columns columns() {
    return columns;
  }

  /** Makes room for some rows, of which none has failed yet. */
  void begin(int rows) {
    if (failures > 0) {
      Arrays.fill(messages, 0, length, null);
    }
    failures = 0;
    length = rows;
    columns.reserve(rows);
  }

  void fail(int row, String message) {
    columns.clear(row);
    if (messages.length < length) {
      messages = Arrays.copyOf(messages, length);
    }
    messages[row] = message;
    failures++;
  }

  /** Returns the number of rows. */
  public int length() {
    return length;
  }

  /** Returns how many rows failed, from 0 to {@link #length}. */
  public int failures() {
    return failures;
  }

  /**
   * Returns why a row failed, in one line that is safe to print: what the chain says of it, with
   * stage, plug-in and input, or the rule that the number breaks; null if it did not fail.
   *
   * @param row from 0 to {@link #length} - 1
   */
  public @Nullable String failure(int row) {
    Objects.checkIndex(row, length);
    return failures == 0 ? null : messages[row];
  }

  /**
   * Returns the value of the chain; NaN where it is NaN, and for a row that failed.
   *
   * @param row from 0 to {@link #length} - 1
   * @throws IllegalStateException if the task computes no values
   */
  public double value(int row) {
    if (!hasValues) {
      throw task.lacks(Column.VALUE);
    }
    return columns.values[Objects.checkIndex(row, length)];
  }

  /**
   * Returns the derivative; NaN where there is none, and for a row that failed.
   *
   * @param row from 0 to {@link #length} - 1
   * @throws IllegalStateException if the task computes values only
   */
  public double derivative(int row) {
    if (!hasDerivatives) {
      throw task.lacks(Column.DERIVATIVE);
    }
    return columns.derivatives[Objects.checkIndex(row, length)];
  }

  /**
   * Returns the error bar, which the truth is within of {@link #derivative}; infinite where it is
   * not known, NaN for NaN and for a row that failed.
   *
   * @param row from 0 to {@link #length} - 1
   * @throws IllegalStateException if the task does not search
   */
  public double error(int row) {
    return searched(row).error();
  }

  /**
   * Returns what is known about the derivative.
   *
   * @param row from 0 to {@link #length} - 1
   * @throws IllegalStateException if the task does not search, or the row failed
   */
  public DerivativeStatus status(int row) {
    DerivativeStatus status = searched(row).status();
    if (status == null) {
      throw new IllegalStateException("row " + row + " has no status, it failed: " + failure(row));
    }
    return status;
  }

  /**
   * Returns how often the chain was evaluated, as {@link
   * dev.secant.runtime.diff.Derivative#evaluations()} counts; 0 for a row that failed.
   *
   * @param row from 0 to {@link #length} - 1
   * @throws IllegalStateException if the task does not search
   */
  public int evaluations(int row) {
    return searched(row).evaluations();
  }

  /**
   * Returns the slope from the left; NaN where it is not known, and for a row that failed.
   *
   * @param row from 0 to {@link #length} - 1
   * @throws IllegalStateException if the task does not search
   */
  public double leftSlope(int row) {
    return searched(row).leftSlope();
  }

  /**
   * Returns the slope from the right; NaN where it is not known, and for a row that failed.
   *
   * @param row from 0 to {@link #length} - 1
   * @throws IllegalStateException if the task does not search
   */
  public double rightSlope(int row) {
    return searched(row).rightSlope();
  }

  private SearchedRow searched(int row) {
    if (!hasSearch) {
      throw task.lacks(Column.SEARCH);
    }
    return columns.searched[Objects.checkIndex(row, length)];
  }
}
