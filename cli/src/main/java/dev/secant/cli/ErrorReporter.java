package dev.secant.cli;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Shows errors on standard error: {@code secant:} and a sentence that says it all, perhaps more
 * lines, and where to read about it. Never a stack trace, which goes to the debug log.
 */
final class ErrorReporter {
  private final PrintWriter err;

  ErrorReporter(PrintWriter err) {
    this.err = err;
  }

  /** Shows a failure and returns its exit code. */
  int report(CommandFailure failure) {
    Debug.log(failure);
    return show(failure.code(), String.valueOf(failure.getMessage()));
  }

  /** Shows what should not have happened and returns its exit code. */
  int reportDefect(Throwable defect) {
    Debug.log(defect);
    return show(
        ErrorCode.INTERNAL_ERROR,
        "internal error, a defect of Secant: "
            + Printable.cut(defect.toString(), 300)
            + "\nrun again with SECANT_LOG=DEBUG to see where");
  }

  /** Shows what is wrong with the options, with the nearest ones, and returns the exit code. */
  int usage(ParameterException e, String[] args) {
    Debug.log(e);
    StringBuilder message = new StringBuilder();
    if (e instanceof UnmatchedArgumentException unmatched) {
      appendUnmatched(message, unmatched);
    } else {
      message.append(uncapitalized(String.valueOf(e.getMessage())));
    }
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    message.append("\ntry '").append(command).append(" --help'");
    return show(ErrorCode.USAGE, message.toString());
  }

  private static void appendUnmatched(StringBuilder message, UnmatchedArgumentException e) {
    String word = e.getUnmatched().get(0);
    String kind =
        e.isUnknownOption() ? "option" : isMain(e.getCommandLine()) ? "command" : "argument";
    message.append("unknown ").append(kind).append(" '").append(word).append('\'');
    List<String> nearest = NearestWords.of(e);
    if (!nearest.isEmpty()) {
      message.append("; did you mean ").append(String.join(" or ", nearest)).append('?');
    } else if (kind.equals("command")) {
      message.append("; the commands are ").append(SecantCommand.COMMANDS);
    }
    message.append(PointOptions.hint(word));
  }

  private static boolean isMain(CommandLine command) {
    return command.getParent() == null;
  }

  private static String uncapitalized(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  private int show(ErrorCode code, String message) {
    err.println("secant: " + Printable.lines(message));
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
