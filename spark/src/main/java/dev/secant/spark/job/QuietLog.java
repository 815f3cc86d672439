package dev.secant.spark.job;

import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;

/**
 * Leaves of the log of the driver what people can use: warnings, as of a cluster without free
 * cores, and our lines on failed rows. What Spark says of each try of a task that failed, with its
 * stack trace, is left out: the program says it in the end, once. Who has a log4j2.properties gets
 * the log that it describes, without these traces.
 */
final class QuietLog {
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

  /** Call it before the session is made: Spark sets up a log of its own where there is none. */
  static void begin() {
    try {
      if (LoggerContext.getContext(false).getConfiguration() instanceof DefaultConfiguration) {
        Configurator.reconfigure(warnings());
      }
      TRACES.forEach(logger -> Configurator.setLevel(logger, Level.OFF));
    } catch (LinkageError e) {
      // a Spark with another log: it says more than people want, which is no reason to stop
    }
  }

  private static BuiltConfiguration warnings() {
    ConfigurationBuilder<BuiltConfiguration> builder =
        ConfigurationBuilderFactory.newConfigurationBuilder();
    return builder
        .add(
            builder
                .newAppender("console", "Console")
                .addAttribute("target", "SYSTEM_ERR")
                .add(
                    builder
                        .newLayout("PatternLayout")
                        .addAttribute("pattern", "%d{HH:mm:ss} %p %c{1}: %m%n%ex{none}")))
        .add(builder.newRootLogger(Level.WARN).add(builder.newAppenderRef("console")))
        .build(false);
  }
}
