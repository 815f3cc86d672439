package dev.secant.spark.row;

import dev.secant.api.Decimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of a task without a result: counted, and the first of them kept for the one line that is
 * logged when the task ends. Outside a task, as where Spark computes constants on the driver, each
 * has a line. Thread-safe.
 */
final class RowFailures {
  private static final Logger LOG = LoggerFactory.getLogger("dev.secant.spark.FailedRows");
  private static final int SAMPLES = 3;

  private final RowTask task;
  private final @Nullable SQLMetric metric;
  private final List<String> samples = new ArrayList<>();
  private long count;

  RowFailures(RowTask task, @Nullable SQLMetric metric) {
    this.task = task;
    this.metric = metric;
  }

  /**
   * Takes down a row.
   *
   * @throws RowFailedException if rows may not fail
   */
  synchronized void add(double x, @Nullable String reason) {
    String failure = "at x = " + Decimal.toString(x) + ": " + reason;
    if (task.onError() == OnError.FAIL) {
      throw new RowFailedException(task.title() + " failed " + failure);
    }
    if (metric != null) {
      metric.add(1);
    }
    count++;
    if (samples.size() < SAMPLES) {
      samples.add(failure);
    }
    if (count == 1) {
      begin();
    }
  }

  private void begin() {
    TaskContext context = TaskContext.get();
    if (context == null) {
      report("on the driver");
      samples.clear();
      count = 0;
    } else {
      context.addTaskCompletionListener(
          (TaskCompletionListener)
              end -> report("in partition " + end.partitionId() + " of stage " + end.stageId()));
    }
  }

  private synchronized void report(String where) {
    LOG.warn(
        "{}: {} {} no result and NULL instead, {}; {}{}",
        task.title(),
        count,
        count == 1 ? "row has" : "rows have",
        where,
        String.join("; ", samples),
        count > samples.size() ? "; ..." : "");
  }
}
