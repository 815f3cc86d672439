package dev.secant.cli.plugins;

import dev.secant.cli.failure.ExitCode;
import java.util.Set;

/**
 * Code of a plug-in that ends the JVM cannot be stopped from doing so, but it shall not go
 * unnoticed: while this watches, an end that nobody asked for by a signal leads to some last words,
 * and to exit code 1, whatever the plug-in wanted.
 */
final class ExitWatch {
  /** The threads in which the JVM ends itself at a signal. */
  private static final Set<String> SIGNALS =
      Set.of("SIGHUP handler", "SIGINT handler", "SIGTERM handler");

  private final Thread hook;

  private ExitWatch(Runnable lastWords) {
    hook = new Thread(() -> speak(lastWords), "secant-exit-watch");
  }

  static ExitWatch over(Runnable lastWords) {
    return new ExitWatch(lastWords);
  }

  /** Runs something, and watches until it returns. */
  void during(Runnable code) {
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      code.run();
    } finally {
      unhook();
    }
  }

  private static void speak(Runnable lastWords) {
    boolean isSignal =
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> SIGNALS.contains(thread.getName()));
    if (!isSignal) {
      try {
        lastWords.run();
      } finally {
        Runtime.getRuntime().halt(ExitCode.FAILURE);
      }
    }
  }

  private void unhook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending already, and the hook says why.
    }
  }
}
