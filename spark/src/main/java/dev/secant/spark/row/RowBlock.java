package dev.secant.spark.row;

import dev.secant.runtime.partition.PartitionEvaluator;
import dev.secant.runtime.partition.PartitionResults;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Computes blocks of numbers by the kernels of the runtime, each with the bits it has alone. For
 * one thread.
 */
public final class RowBlock {
  /** Numbers in a block at most: as many as a kernel takes at a time. */
  public static final int CAPACITY = 512;

  private final double[] x = new double[CAPACITY];
  private final PartitionEvaluator evaluator;
  private final RowFailures failures;
  private final boolean isQuotient;

  /** Of the last block, and whether some of its rows failed. */
  private PartitionResults results;

  private boolean anyFailed;

  RowBlock(RowTask task, @Nullable SQLMetric failedRows) {
    evaluator = task.evaluator();
    failures = new RowFailures(task, failedRows);
    isQuotient = task.method() instanceof RowMethod.Quotient;
    results = evaluator.evaluate(x, 0);
  }

  /** Returns where the numbers are put before {@link #evaluate}, the same for all blocks. */
  public double[] x() {
    return x;
  }

  /**
   * Computes the first numbers.
   *
   * @throws RowFailedException if one has no result, and rows may not fail
   */
  public void evaluate(int length) {
    results = evaluator.evaluate(x, length);
    anyFailed = results.failures() > 0;
    for (int i = 0; anyFailed && i < length; i++) {
      @Nullable String failure = results.failure(i);
      if (failure != null) {
        failures.add(x[i], failure);
      }
    }
  }

  /** Returns whether a row has no result; its {@link #status} tells so, all else is NULL. */
  public boolean failed(int i) {
    return anyFailed && results.failure(i) != null;
  }

  /** Returns the value or, if that is what is computed, the difference quotient. */
  public double value(int i) {
    return isQuotient ? results.derivative(i) : results.value(i);
  }

  /** Returns the derivative that was searched for. */
  public double derivative(int i) {
    return results.derivative(i);
  }

  /** Returns its error bar. */
  public double error(int i) {
    return results.error(i);
  }

  /** Returns its status. */
  public UTF8String status(int i) {
    return failed(i) ? StatusText.FAILED : StatusText.of(results.status(i));
  }

  /** Returns how many evaluations it took. */
  public int evaluations(int i) {
    return results.evaluations(i);
  }
}
