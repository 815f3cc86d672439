package dev.secant.runtime.text;

import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What a throwable of unknown origin says of itself, safe to show and the same on all JDKs. Its
 * methods may be overridden by code that throws or returns anything; nothing of that gets out.
 */
public final class ThrownText {
  private ThrownText() {}

  /** Returns the class and, behind a colon, the message; the class alone if there is none. */
  public static String of(Throwable thrown, int limit) {
    if (thrown instanceof Told elsewhere) {
      return SafeText.sentence(elsewhere.told(), limit);
    }
    String message = message(thrown, limit);
    return message.isEmpty() ? type(thrown) : type(thrown) + ": " + message;
  }

  /**
   * Returns the class and message of what a function threw, and what a broken JAR has to do with
   * it.
   */
  public static String explained(Throwable thrown, int limit) {
    Throwable inner =
        thrown.getClass() == ExceptionInInitializerError.class ? thrown.getCause() : null;
    if (inner != null) {
      return "a static initialiser threw " + of(inner, limit);
    }
    String type = type(thrown);
    String failed = failedInitialiser(thrown);
    if (failed != null) {
      return type + ": the static initialiser of class " + failed + " failed before";
    }
    if (!(thrown instanceof LinkageError) || thrown instanceof ExceptionInInitializerError) {
      return of(thrown, limit);
    }
    String missing = missingClass(thrown);
    return type
        + (missing == null ? "" : ": " + SafeText.of(missing))
        + "; its JAR lacks a class or was built against another version of one";
  }

  /** Returns the name of the class, escaped: a JAR can call its classes what it likes. */
  public static String type(Throwable thrown) {
    return SafeText.of(thrown.getClass().getName());
  }

  /**
   * Returns the message in one line, cut behind {@code limit} characters; empty if there is none.
   * Of errors of linkage it is left out, as each JDK words them differently; of a failed cast, what
   * the JDK says of modules and loaders, which is different in each run.
   */
  public static String message(Throwable thrown, int limit) {
    try {
      String message = thrown instanceof LinkageError ? null : OwnMessage.of(thrown);
      if (message == null) {
        return "";
      }
      if (thrown.getClass() == ClassCastException.class && message.startsWith("class ")) {
        message = beforeParenthesis(message);
      }
      return SafeText.sentence(message, limit);
    } catch (TimeoutException tooLong) {
      return "(its message cannot be had: it takes too long)";
    } catch (Throwable failure) { // the method is the plug-in's, and so is what it throws
      return "(its message cannot be had: " + type(failure) + ")";
    }
  }

  private static String beforeParenthesis(String message) {
    int end = message.indexOf(" (");
    return end < 0 ? message : message.substring(0, end);
  }

  /**
   * Returns the name of the class that a {@code NoClassDefFoundError} or {@code
   * ClassNotFoundException} says is missing; null if it says something else.
   */
  public static @Nullable String missingClass(Throwable thrown) {
    boolean isOfJdk =
        thrown.getClass() == NoClassDefFoundError.class
            || thrown.getClass() == ClassNotFoundException.class;
    String message = isOfJdk ? thrown.getMessage() : null;
    return message == null || !isClassName(message) ? null : message.replace('/', '.');
  }

  /**
   * Returns the name of the class whose static initialiser has failed at an earlier use, which the
   * JVM reports as one that is not found; null if {@code thrown} is no such report.
   */
  public static @Nullable String failedInitialiser(Throwable thrown) {
    String prefix = "Could not initialize class ";
    String message = thrown.getClass() == NoClassDefFoundError.class ? thrown.getMessage() : null;
    return message == null || !message.startsWith(prefix)
        ? null
        : SafeText.of(message.substring(prefix.length()));
  }

  private static boolean isClassName(String text) {
    return !text.isEmpty()
        && text.chars()
            .allMatch(c -> Character.isJavaIdentifierPart(c) || c == '/' || c == '.' || c == '-')
        && text.codePoints().allMatch(SafeText::isHarmless);
  }
}
