package dev.secant.spark.job;

/** The exit codes, the same as those of the command line. */
final class ExitCode {
  /** Everything was done. */
  static final int SUCCESS = 0;

  /** Some rows, a task, or reading or writing failed. */
  static final int FAILURE = 1;

  /** The options ask for something that cannot be done; no task has run. */
  static final int USAGE = 2;

  private ExitCode() {}
}
