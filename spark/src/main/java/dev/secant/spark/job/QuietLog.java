package dev.secant.spark.job;

import java.lang.reflect.Method;
import java.util.List;

/**
 * Leaves of the log of the driver what people can use: warnings, as of a cluster without free
 * cores, and our lines on failed rows. What Spark says of each try of a task that failed, with its
 * stack trace, is left out: the program says it in the end, once.
 */
final class QuietLog {
  /** The setting that Spark follows once it starts. */
  static final String LEVEL = "spark.log.level";

  /** By name: what Spark logs with is no part of what it offers, and could be another one. */
  private static final String CONFIGURATOR = "org.apache.logging.log4j.core.config.Configurator";

  private static final List<String> TRACES =
      List.of(
          "org.apache.spark.executor.Executor",
          "org.apache.spark.scheduler.TaskSetManager",
          "org.apache.spark.sql.execution.datasources.FileFormatWriter",
          "org.apache.spark.sql.execution.datasources.FileFormatDataWriter",
          "org.apache.spark.sql.execution.streaming.sinks.FileStreamSink", // patterns of files
          "org.apache.spark.util.Utils",
          "org.apache.spark.util.SparkErrorUtils");

  private QuietLog() {}

  /** Call it when the session is there: Spark sets up its log when it starts. */
  static void begin() {
    setLevel(TRACES, "OFF");
  }

  /** Call it before Spark stops: messages to parts that are gone already are nobody's concern. */
  static void end() {
    setLevel(List.of("org.apache.spark"), "ERROR");
  }

  private static void setLevel(List<String> loggers, String level) {
    try {
      Method setLevel =
          Class.forName(CONFIGURATOR).getMethod("setLevel", String.class, String.class);
      for (String logger : loggers) {
        setLevel.invoke(null, logger, level);
      }
    } catch (ReflectiveOperationException | LinkageError e) {
      // with another log it says more than people want, which is no reason to stop
    }
  }
}
