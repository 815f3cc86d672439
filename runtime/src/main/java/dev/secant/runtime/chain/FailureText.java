package dev.secant.runtime.chain;

import dev.secant.api.Decimal;
import dev.secant.api.Variable;
import dev.secant.runtime.text.SafeText;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the failure of a stage, as text: nothing of it refers to a class of a
 * plug-in, and making it calls nothing of a plug-in but the message of the exception, guarded.
 */
final class FailureText {
  private static final int LONGEST_SHOWN = 200;
  private static final int LONGEST_MESSAGE = 1_000;
  private static final int SMALL_ARRAY = 8;
  private static final int EDGE = 3;

  final String chain;
  final String stage;
  final int stageIndex;
  final Origin origin;
  final String input;
  private final String what;

  /**
   * @param what what the stage did, as the verb of a sentence
   * @param input as {@link #of(Variable)} gives it; empty if there was none
   */
  FailureText(Pipeline pipeline, int stageIndex, String what, String input) {
    Stage failed = pipeline.stages().get(stageIndex);
    this.chain = pipeline.toString();
    this.stage = failed.toString();
    this.stageIndex = stageIndex;
    this.origin = failed.origin();
    this.input = input;
    this.what = what;
  }

  /** Returns the sentence, in one line, without what a terminal might obey. */
  String message(@Nullable Throwable cause) {
    StringBuilder text = new StringBuilder(abridged(stage));
    if (!origin.plugin().isEmpty()) {
      text.append(" of ").append(SafeText.of(origin.toString(), LONGEST_MESSAGE));
    }
    text.append(' ').append(what);
    if (!input.isEmpty()) {
      text.append(" at input ").append(input).append(',');
    }
    text.append(" as stage ").append(stageIndex + 1);
    text.append(" of '").append(abridged(chain)).append('\'');
    return cause == null ? text.toString() : text.append(": ").append(of(cause)).toString();
  }

  /** Returns the class and message of what was thrown, and what a broken JAR has to do with it. */
  static String of(Throwable thrown) {
    String message = messageOf(thrown);
    String type = thrown.getClass().getName();
    String text = message.isEmpty() ? type : type + ": " + message;
    return thrown instanceof LinkageError
        ? text + "; its JAR lacks a class or was built against another version of one"
        : text;
  }

  /** Returns the message of what was thrown, fit to be shown; empty if it has none. */
  static String messageOf(Throwable thrown) {
    try {
      String message = thrown.getMessage();
      return message == null ? "" : SafeText.sentence(message, LONGEST_MESSAGE);
    } catch (Throwable failure) { // a plug-in's own exception may do anything here
      passThreadDeath(failure);
      return "(its message cannot be had: " + failure.getClass().getName() + ")";
    }
  }

  /** Returns a number as text. */
  static String of(double input) {
    return Decimal.toString(input);
  }

  /** Returns an array as text: in full if small, else its first elements and its shape. */
  static String of(Variable input) {
    if (input.size() <= SMALL_ARRAY && input.rank() <= EDGE) {
      return input.toString();
    }
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < Math.min(input.size(), EDGE); i++) {
      text.append(Decimal.toString(input.get(i))).append(", ");
    }
    return text.append("...] of shape ")
        .append(abridged(Arrays.toString(input.shape())))
        .toString();
  }

  /** Returns text of any length fit for a message. */
  static String abridged(String text) {
    return SafeText.of(text, LONGEST_SHOWN);
  }

  /**
   * Throws {@code thrown} on if it is a ThreadDeath: JDKs up to 19 stop a thread by it, and then it
   * must go on up. By name, since the class goes away in later JDKs.
   */
  static void passThreadDeath(Throwable thrown) {
    if (thrown instanceof Error error
        && thrown.getClass().getName().equals("java.lang.ThreadDeath")) {
      throw error;
    }
    if (thrown instanceof InterruptedException) { // thrown past the compiler; the caller must know
      Thread.currentThread().interrupt();
    }
  }
}
