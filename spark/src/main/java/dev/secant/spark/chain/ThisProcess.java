package dev.secant.spark.chain;

import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;

/** What messages call the process that they come from. */
final class ThisProcess {
  private ThisProcess() {}

  /** Returns {@code executor 3}, as Spark numbers them, or {@code the driver}. */
  static String name() {
    SparkEnv env = SparkEnv.get();
    if (env == null) {
      return "this process";
    }
    // In local mode, the driver runs tasks too: then it is the executor of that name.
    return isInTask() || !env.executorId().equals("driver")
        ? "executor " + env.executorId()
        : "the driver";
  }

  /** Returns whether a task of an executor calls. */
  static boolean isInTask() {
    return TaskContext.get() != null;
  }
}
