package dev.secant.cli;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.failure.UsageException;
import dev.secant.cli.output.BrokenPipeException;
import dev.secant.cli.settings.Settings;
import java.io.PrintWriter;
import org.slf4j.LoggerFactory;

/**
 * Shows errors on standard error: {@code secant:} and a sentence that says it all, perhaps more
 * lines, and where to read about it. Never a stack trace, which goes to the debug log.
 */
final class ErrorReporter {
  private final PrintWriter err;
  private Settings settings = Settings.none();

  ErrorReporter(PrintWriter err) {
    this.err = err;
  }

  /** Takes note of what is set, so that errors about it can say where. */
  void explain(Settings used) {
    settings = used;
  }

  /**
   * Shows how a command ended, and returns its exit code.
   *
   * @param command its name, as {@code secant diff}
   */
  int exitCode(Throwable end, String command) {
    if (end instanceof BrokenPipeException) {
      return ExitCode.BROKEN_PIPE;
    }
    if (end instanceof UsageException usage) {
      return usage(usage, String.valueOf(usage.getMessage()), command);
    }
    if (end instanceof CommandFailure failure) {
      return report(failure);
    }
    if (end instanceof OutOfMemoryError) {
      return report(
          new CommandFailure(
              ErrorCode.OUT_OF_MEMORY,
              "not enough memory; give the JVM more, as by SECANT_JAVA_OPTS=-Xmx2g",
              end));
    }
    return reportDefect(end);
  }

  /** Shows a failure and returns its exit code. */
  private int report(CommandFailure failure) {
    Debug.log(failure);
    return show(failure.code(), String.valueOf(failure.getMessage()));
  }

  /** Shows what should not have happened and returns its exit code. */
  private int reportDefect(Throwable defect) {
    Debug.log(defect);
    return show(
        ErrorCode.INTERNAL_ERROR,
        "internal error, a defect of Secant: "
            + Printable.cut(defect.toString(), 300)
            + "\nrun again with SECANT_LOG=DEBUG to see where");
  }

  /** Shows what is wrong with the options of a command, and returns the exit code. */
  int usage(Exception why, String message, String command) {
    Debug.log(why);
    return show(ErrorCode.USAGE, message + "\ntry '" + command + " --help'");
  }

  private int show(ErrorCode code, String message) {
    err.println("secant: " + Printable.lines(message + settings.sourcesOf(message)));
    err.println(code.reference());
    return code.exitCode();
  }

  /** Holds the logger, so that nothing of logging is loaded unless something goes wrong. */
  private static final class Debug {
    static void log(Throwable failure) {
      // Asked before the logger is: to set up logging takes longer than a whole run.
      if (System.getenv("SECANT_LOG") != null) {
        LoggerFactory.getLogger(ErrorReporter.class).debug("the command failed", failure);
      }
    }
  }
}
