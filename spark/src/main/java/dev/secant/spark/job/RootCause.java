package dev.secant.spark.job;

import dev.secant.runtime.text.SafeText;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Of an exception of Spark, which wraps others several times, what went wrong in one line. */
final class RootCause {
  /** What Spark writes of our own exceptions where it could not bring them from an executor. */
  private static final Pattern OURS = Pattern.compile("dev\\.secant\\.[\\w.]+Exception: (.+)");

  /** How Spark dresses what {@code raise_error} says, which are words of ours. */
  private static final Pattern RAISED =
      Pattern.compile("^\\[USER_RAISED_EXCEPTION\\] (.*?)( SQLSTATE: \\w{5})?$");

  private static final Pattern RAGGED =
      Pattern.compile(
          "^\\[MALFORMED_CSV_RECORD\\] Malformed CSV record: (.*?)( SQLSTATE: \\w{5})?$");

  private static final int LONGEST = 2_000;
  private static final int MOST_LINES = 6;

  private RootCause() {}

  /** Returns the message of the innermost exception, ours before all others. */
  static String of(Throwable thrown) {
    Throwable root = thrown;
    Set<Throwable> seen = new HashSet<>();
    for (Throwable next = thrown; next != null && seen.add(next); next = next.getCause()) {
      String message = next.getMessage();
      if (message != null && next.getClass().getName().startsWith("dev.secant.")) {
        return line(message);
      }
      Matcher ours = OURS.matcher(message == null ? "" : message);
      if (ours.find()) {
        return line(ours.group(1));
      }
      root = next;
    }
    String message = root.getMessage();
    String name = root.getClass().getSimpleName();
    if (message == null || message.isBlank()) {
      return name;
    }
    return root instanceof org.apache.spark.SparkThrowable
        ? line(message)
        : name + ": " + line(message);
  }

  /** Joins the lines of a sentence, up to a stack trace that some have in their message. */
  private static String line(String message) {
    String joined =
        message
            .strip()
            .lines()
            .map(String::strip)
            .takeWhile(
                line -> !line.isEmpty() && !line.startsWith("at ") && !line.endsWith("stacktrace:"))
            .limit(MOST_LINES)
            .collect(Collectors.joining(" "));
    String told = RAISED.matcher(joined).replaceFirst("$1");
    told =
        RAGGED
            .matcher(told)
            .replaceFirst("a row of CSV must have as many fields as the header, was '$1'");
    return SafeText.of(told, LONGEST);
  }
}
