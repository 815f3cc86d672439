package dev.secant.runtime.partition;

import dev.secant.runtime.chain.ArrayResultException;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.FunctionFailedException;
import java.util.Iterator;
import java.util.Objects;

/**
 * Computes one chain at the numbers of a partition, batch by batch: what an engine that hands out
 * partitions (Spark, Flink, a file reader) needs of Secant.
 *
 * <pre>{@code
 * PartitionTask task = PartitionTask.derivatives(AdaptiveDerivative.standard());
 * Iterator<PartitionResults> results = PartitionEvaluator.of(chain, task).over(batches);
 * }</pre>
 *
 * <p><b>Same bits.</b> Each number is a point by itself: its row is the same alone, in a batch of
 * any length and at any place in it, and that of {@link Chain#valueAt}, {@link
 * dev.secant.runtime.diff.AdaptiveDerivative#at} and {@link dev.secant.runtime.diff.NumericalDiff}.
 *
 * <p><b>Failed rows.</b> Where a function of the chain fails, the chain makes an array of a number,
 * or a number breaks a rule (the infinities have no derivative, a step can be too small), the row
 * has {@linkplain PartitionResults#failure failed} and no other is lost. Whatever else is thrown is
 * no matter of a row and is thrown on: an {@link IllegalStateException} when the registry of the
 * chain is closed, a {@link MemoryExhaustedException} when a function runs out of memory, a {@link
 * java.util.concurrent.CancellationException}, a defect.
 *
 * <p><b>Cost:</b> that of {@link Chain#valuesAt(double[], double[], int)}, {@link
 * dev.secant.runtime.diff.DifferenceQuotient} and {@link
 * dev.secant.runtime.diff.AdaptiveDerivative#atEach(dev.secant.api.Function, double[])}; buffers as
 * long as the longest batch, kept for the next. Where numbers fail, those beside them are computed
 * again, in halves, at last some hundred one by one. NaN is computed by itself and disturbs no
 * other.
 *
 * <p>Not thread-safe: one for each thread, that is, for each task of an engine.
 */
public final class PartitionEvaluator {
  private final Chain chain;
  private final PartitionTask task;
  private final RowComputation computation;
  private final PartitionResults results;
  private final Batch batch;

  /** For numbers that come one at a time. */
  private final Columns alone;

  private final double[] single = new double[1];

  private PartitionEvaluator(Chain chain, PartitionTask task) {
    this.chain = chain;
    this.task = task;
    computation = task.of(chain);
    results = new PartitionResults(task);
    batch = new Batch(task, computation, results);
    alone = new Columns(task);
    alone.reserve(1);
  }

  /**
   * Returns what computes a task for a chain.
   *
   * @param chain maps a number to a number; where it makes an array of one, the row fails
   */
  public static PartitionEvaluator of(Chain chain, PartitionTask task) {
    Objects.requireNonNull(chain, "chain must not be null");
    Objects.requireNonNull(task, "task must not be null");
    return new PartitionEvaluator(chain, task);
  }

  /** Returns the chain. */
  public Chain chain() {
    return chain;
  }

  /** Returns the task. */
  public PartitionTask task() {
    return task;
  }

  /**
   * Computes a batch.
   *
   * @param x the numbers: any doubles, NaN and the infinities included; neither modified nor kept
   * @param length how many, from 0 to the length of the array
   * @return the results, which last until the next call
   * @throws IllegalArgumentException if {@code length} is negative or beyond the end of the array
   * @throws IllegalStateException if the registry of the chain is closed
   */
  public PartitionResults evaluate(double[] x, int length) {
    Objects.requireNonNull(x, "x must not be null");
    if (length < 0 || length > x.length) {
      throw new IllegalArgumentException(
          "length must be from 0 to " + x.length + ", the length of the array, was " + length);
    }
    results.begin(length);
    batch.compute(x, length);
    return results;
  }

  /**
   * Computes a batch of one number.
   *
   * @param x any double
   * @return the results, which last until the next call
   * @throws IllegalStateException if the registry of the chain is closed
   */
  public PartitionResults evaluate(double x) {
    single[0] = x;
    return evaluate(single, 1);
  }

  /**
   * Returns the results of batches, each computed when it is asked for: no batch is taken before,
   * and none is kept. The results of a batch last until the next is asked for.
   *
   * @param batches arrays of any length, also empty ones; an engine may hand over the same array
   *     each time
   */
  public Iterator<PartitionResults> over(Iterator<double[]> batches) {
    Objects.requireNonNull(batches, "batches must not be null");
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return batches.hasNext();
      }

      @Override
      public PartitionResults next() {
        double[] x = batches.next();
        return evaluate(x, x.length);
      }
    };
  }

  /**
   * Returns the value of the row that a number has, for an engine that has one number at a time:
   * same bits, same failures. For the task {@link PartitionTask#values} nothing is allocated. The
   * results of the last batch stay as they are.
   *
   * @param x any double
   * @throws FailedRowException if the row fails; the message is {@link PartitionResults#failure}
   * @throws MemoryExhaustedException if a function runs out of memory
   * @throws IllegalStateException if the task computes no values, or the registry is closed
   */
  public double valueAt(double x) throws FailedRowException {
    require(Column.VALUE);
    try {
      return computation.valueAt(x, alone);
    } catch (FunctionFailedException | ArrayResultException e) {
      throw FailedRowException.of(e);
    }
  }

  /**
   * Returns the derivative of the row that a number has, as {@link #valueAt} does the value. For
   * the task {@link PartitionTask#quotients} nothing is allocated.
   *
   * @param x any double
   * @throws FailedRowException if the row fails; the message is {@link PartitionResults#failure}
   * @throws MemoryExhaustedException if a function runs out of memory
   * @throws IllegalStateException if the task computes no derivatives, or the registry is closed
   */
  public double derivativeAt(double x) throws FailedRowException {
    require(Column.DERIVATIVE);
    try {
      return computation.derivativeAt(x, alone);
    } catch (FunctionFailedException | ArrayResultException e) {
      throw FailedRowException.of(e);
    }
  }

  private void require(Column column) {
    if (!task.has(column)) {
      throw task.lacks(column);
    }
  }

  /** Returns what is computed of what: {@code derivatives of square | exp}. */
  @Override
  public String toString() {
    return task + " of " + chain;
  }
}
