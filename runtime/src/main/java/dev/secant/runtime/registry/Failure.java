package dev.secant.runtime.registry;

import dev.secant.runtime.registry.loader.UnreadableCodeException;
import dev.secant.runtime.text.SafeText;
import dev.secant.runtime.text.ThrownText;
import dev.secant.runtime.worker.Fault;
import dev.secant.runtime.worker.Faulty;
import java.lang.reflect.InvocationTargetException;
import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * What a throwable out of a plug-in means, as text: a throwable that is kept would keep the class
 * loader of the plug-in.
 *
 * @param text for THREW the class of the throwable and its message; for STATIC_INITIALISER the
 *     class it is of, and what it threw; for MISSING_CLASS the name of that class; else the
 *     message, or empty
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
    TAMPERED,
    /** A file with its code cannot be read now; the next try may succeed. */
    UNREADABLE,
    /** Its worker was ended, as a call did not return. */
    TIMED_OUT,
    /** Its worker ended, or had to be ended. */
    WORKER_ENDED,
    /** There is no worker for it now; the next try may succeed. */
    WORKER_UNAVAILABLE,
    /** A file with its code is another one than the lock file lists. */
    LOCK_MISMATCH
  }

  private static final int LONGEST_MESSAGE = 500;

  private static final Failure UNKNOWN = new Failure(Kind.THREW, "an unknown error");

  /** Returns what is said of a throwable that nothing could be found out about. */
  static Failure unknown() {
    return UNKNOWN;
  }

  /**
   * Reads the throwable; its own methods are the plug-in's, so they are called where it is, and
   * what they throw stays here.
   */
  static Failure of(Throwable thrown) {
    try {
      return ofCause(unwrap(thrown));
    } catch (Throwable alsoBroken) {
      return new Failure(Kind.THREW, ThrownText.type(thrown));
    }
  }

  private static Failure ofCause(Throwable cause) {
    if (cause instanceof Faulty remote) {
      return ofFault(remote.fault());
    }
    if (cause instanceof UnreadableCodeException unreadable) {
      return unreadable(unreadable);
    }
    if (cause instanceof StackOverflowError) {
      return new Failure(Kind.STACK_OVERFLOW, "");
    }
    if (cause instanceof OutOfMemoryError) {
      return new Failure(Kind.OUT_OF_MEMORY, "");
    }
    if (cause instanceof LinkageError || cause instanceof ClassNotFoundException) {
      return ofLinkage(cause);
    }
    if (cause.getClass() == SecurityException.class && isFromVerification(cause)) {
      return new Failure(Kind.TAMPERED, "");
    }
    if (cause instanceof IllegalArgumentException) {
      return new Failure(Kind.ILLEGAL_ARGUMENT, message(cause));
    }
    return new Failure(Kind.THREW, ThrownText.of(cause, LONGEST_MESSAGE));
  }

  /** As a worker has told it. */
  private static Failure ofFault(Fault fault) {
    for (Kind kind : Kind.values()) {
      if (kind.name().equals(fault.kind())) {
        return new Failure(kind, fault.text());
      }
    }
    return new Failure(Kind.THREW, fault.sentence());
  }

  private static Failure unreadable(UnreadableCodeException cause) {
    return new Failure(cause.isMismatch() ? Kind.LOCK_MISMATCH : Kind.UNREADABLE, message(cause));
  }

  private static Failure ofLinkage(Throwable cause) {
    if (cause.getClass() == ExceptionInInitializerError.class) {
      return staticInitialiser(cause.getCause());
    }
    if (cause instanceof UnsupportedClassVersionError) {
      return new Failure(Kind.CLASS_TOO_NEW, "");
    }
    String failedBefore = ThrownText.failedInitialiser(cause);
    if (failedBefore != null) {
      return new Failure(
          Kind.STATIC_INITIALISER, "class " + failedBefore + " failed at an earlier use");
    }
    String missing = ThrownText.missingClass(cause);
    return missing != null
        ? new Failure(Kind.MISSING_CLASS, SafeText.of(missing))
        : new Failure(Kind.BAD_CLASS, SafeText.of(cause.getClass().getSimpleName()));
  }

  private static Failure staticInitialiser(@Nullable Throwable thrown) {
    if (thrown == null) {
      return new Failure(Kind.STATIC_INITIALISER, "a class failed");
    }
    if (thrown instanceof UnreadableCodeException unreadable) {
      return unreadable(unreadable);
    }
    return new Failure(
        Kind.STATIC_INITIALISER,
        initialised(thrown) + " threw " + ThrownText.of(thrown, LONGEST_MESSAGE));
  }

  /** Returns the class whose initialiser threw: it need not be the one that was asked for. */
  private static String initialised(Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (frame.getMethodName().equals("<clinit>")) {
        return "class " + SafeText.of(frame.getClassName());
      }
    }
    return "a class";
  }

  /**
   * Reflection and ServiceLoader wrap what a constructor throws. A class of the plug-in that
   * extends a wrapper is none: its methods are not to be called in passing.
   */
  private static Throwable unwrap(Throwable thrown) {
    boolean isWrapper =
        thrown.getClass() == InvocationTargetException.class
            || thrown.getClass() == ServiceConfigurationError.class;
    Throwable cause = isWrapper ? thrown.getCause() : null;
    return cause == null ? thrown : cause;
  }

  private static boolean isFromVerification(Throwable cause) {
    StackTraceElement[] trace = cause.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith("sun.security.util.Manifest");
  }

  private static String message(Throwable thrown) {
    return ThrownText.message(thrown, LONGEST_MESSAGE);
  }
}
