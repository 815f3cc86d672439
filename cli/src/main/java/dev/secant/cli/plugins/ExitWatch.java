package dev.secant.cli.plugins;

import dev.secant.cli.failure.ExitCode;
import java.util.Set;

/**
 * Code of a plug-in that ends the JVM cannot be stopped from doing so, but it shall not go
 * unnoticed: until this is closed, an end that nobody asked for by a signal leads to some last
 * words, and to exit code 1, whatever the plug-in wanted.
 */
final class ExitWatch implements AutoCloseable {
  /** The threads in which the JVM ends itself at a signal. */
  private static final Set<String> SIGNALS =
      Set.of("SIGHUP handler", "SIGINT handler", "SIGTERM handler");

  private final Thread hook;

  private ExitWatch(Runnable lastWords) {
    hook = new Thread(() -> speak(lastWords), "secant-exit-watch");
  }

  static ExitWatch over(Runnable lastWords) {
    ExitWatch watch = new ExitWatch(lastWords);
    Runtime.getRuntime().addShutdownHook(watch.hook);
    return watch;
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

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending already, and the hook says why.
    }
  }
}
