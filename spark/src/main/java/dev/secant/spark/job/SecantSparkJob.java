package dev.secant.spark.job;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * The main class of {@code secant-spark-submit}: computes a chain, or its derivative with error bar
 * and status, for each row of a file, and writes the rows with the results. What {@code secant diff
 * --input} does on one machine, with the same bits.
 *
 * <p>It prints one line on standard error when it ends: how many rows there were and how many
 * failed, or what went wrong. Exit codes are those of the command line.
 */
public final class SecantSparkJob {
  private static final String NAME = "secant-spark-submit";
  private static final String STOPPED =
      "Spark was stopped before the job was done, by a signal or for want of its cluster; the output"
          + " is not complete";

  private final Supplier<SparkSession> sessions;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * @param sessions is asked once the options are known to be right
   */
  SecantSparkJob(Supplier<SparkSession> sessions, PrintStream out, PrintStream err) {
    this.sessions = sessions;
    this.out = out;
    this.err = err;
  }

  /**
   * Runs the program and ends the JVM.
   *
   * @param arguments options, as {@code --help} shows them
   */
  public static void main(String[] arguments) {
    List<String> words = Arrays.asList(arguments);
    boolean isVerbose = words.contains(JobOptions.VERBOSE);
    SecantSparkJob job = new SecantSparkJob(() -> started(isVerbose), System.out, System.err);
    int code = job.run(words);
    if (SparkSession.getActiveSession().isDefined()) {
      if (!isVerbose) {
        QuietLog.end();
      }
      SparkSession.active().stop();
    }
    System.exit(code);
  }

  private static SparkSession started(boolean isVerbose) {
    SparkConf conf = new SparkConf();
    SparkSession.Builder builder = SparkSession.builder();
    if (!conf.contains("spark.master")) {
      builder.master("local[*]");
    }
    if (conf.get("spark.app.name", SecantSparkJob.class.getName())
        .equals(SecantSparkJob.class.getName())) {
      builder.appName(NAME);
    }
    if (isVerbose) {
      return builder.getOrCreate();
    }
    if (!conf.contains(QuietLog.LEVEL)) {
      builder.config(QuietLog.LEVEL, "WARN");
    }
    SparkSession session = builder.getOrCreate();
    QuietLog.begin();
    return session;
  }

  /**
   * Runs the program.
   *
   * @return the exit code
   */
  int run(List<String> words) {
    if (words.contains("--help") || words.contains("-h")) {
      out.print(HelpText.HELP);
      out.flush();
      return ExitCode.SUCCESS;
    }
    if (words.contains("--version") || words.contains("-V")) {
      out.println(HelpText.version());
      return ExitCode.SUCCESS;
    }
    SparkSession session = null;
    try {
      JobOptions options = JobOptions.of(words);
      session = sessions.get();
      JobSummary summary = new Computation(session, options).run();
      err.println(NAME + ": " + summary.line(options.output()));
      return summary.exitCode();
    } catch (JobException e) {
      return ended(String.valueOf(e.getMessage()), e.exitCode());
    } catch (Exception
        | LinkageError
        | OutOfMemoryError e) { // Spark throws checked ones undeclared
      int code = ended(isStopped(session) ? STOPPED : RootCause.of(e), ExitCode.FAILURE);
      if (words.contains(JobOptions.VERBOSE)) {
        e.printStackTrace(err);
      }
      return code;
    }
  }

  /** Then whatever was under way fails in ways of its own, which say nothing. */
  private static boolean isStopped(@Nullable SparkSession session) {
    return session != null
        && ((org.apache.spark.sql.classic.SparkSession) session).sparkContext().isStopped();
  }

  private int ended(String message, int code) {
    err.println(NAME + ": " + message);
    if (code == ExitCode.USAGE && message.startsWith("unknown option")) {
      err.println("try '" + NAME + " --help'");
    }
    return code;
  }
}
