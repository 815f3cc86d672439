package dev.secant.runtime.registry;

import dev.secant.runtime.text.SafeText;
import java.lang.reflect.InvocationTargetException;
import java.util.ServiceConfigurationError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a throwable out of a plug-in means, as text: a throwable that is kept would keep the class
 * loader of the plug-in.
 *
 * @param text for THREW and STATIC_INITIALISER the class of the throwable and its message; for
 *     MISSING_CLASS the name of that class; else the message, or empty
 */
record Failure(Kind kind, String text) {
  /** What went wrong. */
  enum Kind {
    /** The code of the plug-in threw something. */
    THREW,
    /** The code of the plug-in does not accept what it was given. */
    ILLEGAL_ARGUMENT,
    /** The code of the plug-in threw something from a static initialiser. */
    STATIC_INITIALISER,
    /** It called itself without end. */
    STACK_OVERFLOW,
    /** The heap was exhausted. */
    OUT_OF_MEMORY,
    /** A class it needs is missing. */
    MISSING_CLASS,
    /** The JVM rejects a class. */
    BAD_CLASS,
    /** A class needs a newer Java. */
    CLASS_TOO_NEW,
    /** A signed entry was changed. */
    TAMPERED
  }

  /** The JDK names the class in one of these forms: a/B, a.B, Could not initialize class a.B. */
  private static final Pattern CLASS_NAME =
      Pattern.compile("(?:Could not initialize class )?([\\p{Alnum}_$/.]+)");

  /** Reads the throwable; its own methods are the plug-in's, so they are called where it is. */
  static Failure of(Throwable thrown) {
    Throwable cause = unwrap(thrown);
    if (cause instanceof ExceptionInInitializerError) {
      Throwable inner = cause.getCause();
      return new Failure(Kind.STATIC_INITIALISER, describe(inner == null ? cause : inner));
    }
    if (cause instanceof StackOverflowError) {
      return new Failure(Kind.STACK_OVERFLOW, "");
    }
    if (cause instanceof OutOfMemoryError) {
      return new Failure(Kind.OUT_OF_MEMORY, "");
    }
    if (cause instanceof UnsupportedClassVersionError) {
      return new Failure(Kind.CLASS_TOO_NEW, "");
    }
    if (cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException) {
      return missingClass(cause);
    }
    if (cause instanceof LinkageError) {
      return new Failure(Kind.BAD_CLASS, cause.getClass().getSimpleName());
    }
    if (cause.getClass() == SecurityException.class && isFromVerification(cause)) {
      return new Failure(Kind.TAMPERED, "");
    }
    if (cause instanceof IllegalArgumentException) {
      return new Failure(Kind.ILLEGAL_ARGUMENT, message(cause));
    }
    return new Failure(Kind.THREW, describe(cause));
  }

  /** Reflection and ServiceLoader wrap what a constructor throws. */
  private static Throwable unwrap(Throwable thrown) {
    Throwable cause = thrown.getCause();
    boolean isWrapper =
        thrown instanceof InvocationTargetException || thrown instanceof ServiceConfigurationError;
    return isWrapper && cause != null ? cause : thrown;
  }

  private static Failure missingClass(Throwable cause) {
    Matcher matcher = CLASS_NAME.matcher(message(cause));
    return matcher.matches()
        ? new Failure(Kind.MISSING_CLASS, matcher.group(1).replace('/', '.'))
        : new Failure(Kind.BAD_CLASS, cause.getClass().getSimpleName());
  }

  private static boolean isFromVerification(Throwable cause) {
    StackTraceElement[] trace = cause.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith("sun.security.util.Manifest");
  }

  private static String describe(Throwable thrown) {
    String message = message(thrown);
    String type = SafeText.of(thrown.getClass().getName());
    return message.isEmpty() ? type : type + ": " + message;
  }

  private static String message(Throwable thrown) {
    try {
      String message = thrown.getMessage();
      return message == null ? "" : SafeText.sentence(message);
    } catch (Throwable alsoBroken) {
      return "";
    }
  }
}
