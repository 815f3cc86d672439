package dev.secant.spark.job;

/** Why there is no result, in words for the person who asked; ends the program. */
final class JobException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exitCode;

  private JobException(int exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  /** Returns one for what is asked and cannot be: an option, a file, a column, a chain. */
  static JobException usage(String message) {
    return new JobException(ExitCode.USAGE, message);
  }

  /** Returns one for a computation that began and did not end. */
  static JobException failure(String message) {
    return new JobException(ExitCode.FAILURE, message);
  }

  int exitCode() {
    return exitCode;
  }
}
