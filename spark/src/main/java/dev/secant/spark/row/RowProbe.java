package dev.secant.spark.row;

import dev.secant.runtime.partition.FailedRowException;
import dev.secant.runtime.partition.PartitionEvaluator;
import dev.secant.runtime.partition.PartitionResults;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.jspecify.annotations.Nullable;

/**
 * Computes one number at a time, for one thread.
 *
 * <p>Generated code calls {@link #number} and asks {@link #failed} only where the number is NaN.
 */
public final class RowProbe {
  private final PartitionEvaluator evaluator;
  private final boolean isValue;
  private final RowFailures failures;
  private boolean failed;

  RowProbe(RowTask task) {
    evaluator = task.evaluator();
    isValue = task.method() instanceof RowMethod.Value;
    failures = new RowFailures(task, null);
  }

  /**
   * Returns the value or the difference quotient; NaN where there is none, and {@link #failed} is
   * true then.
   *
   * @throws RowFailedException if there is none, and rows may not fail
   */
  public double number(double x) {
    try {
      return isValue ? evaluator.valueAt(x) : evaluator.derivativeAt(x);
    } catch (FailedRowException e) {
      failed = true;
      failures.add(x, e.getMessage());
      return Double.NaN;
    }
  }

  /** Returns whether the last number has failed, once. */
  public boolean failed() {
    boolean was = failed;
    failed = false;
    return was;
  }

  /**
   * Returns the derivative as {@link RowField} has its fields; where there is none, only the status
   * is not NULL.
   *
   * @throws RowFailedException if there is none, and rows may not fail
   */
  public InternalRow derivative(double x) {
    PartitionResults results = evaluator.evaluate(x);
    @Nullable String failure = results.failure(0);
    if (failure != null) {
      failures.add(x, failure);
      return new GenericInternalRow(
          new @Nullable Object[] {null, null, null, StatusText.FAILED, null});
    }
    return new GenericInternalRow(
        new Object[] {
          results.value(0),
          results.derivative(0),
          results.error(0),
          StatusText.of(results.status(0)),
          results.evaluations(0)
        });
  }
}
