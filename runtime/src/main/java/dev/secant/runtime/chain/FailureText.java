package dev.secant.runtime.chain;

import dev.secant.api.Decimal;
import dev.secant.api.Variable;
import dev.secant.runtime.text.SafeText;
import dev.secant.runtime.text.ThrownText;
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
    return ThrownText.explained(thrown, LONGEST_MESSAGE);
  }

  /** Returns the message of what was thrown, fit to be shown; empty if it has none. */
  static String messageOf(Throwable thrown) {
    return ThrownText.message(thrown, LONGEST_MESSAGE);
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

  /** Interrupts this thread again if {@code thrown} is an interrupt thrown past the compiler. */
  static void keepInterrupt(Throwable thrown) {
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }
}
