package dev.secant.cli;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends the process, also against the will of a plug-in: the JVM waits for every shutdown hook, and
 * one that never ends would keep it for ever, where not even a signal ends it.
 *
 * <p>Hooks have {@value #LONGEST_SECONDS} seconds from the begin of the shutdown; that of an output
 * file needs milliseconds.
 */
final class ProcessEnd {
  static final int LONGEST_SECONDS = 3;

  private static final int SIGNALLED = 128;

  /**
   * The names of the threads in which the JVM ends itself at a signal, and the signals' numbers.
   */
  private static final Map<String, Integer> SIGNALS =
      Map.of("SIGHUP handler", 1, "SIGINT handler", 2, "SIGTERM handler", 15);

  private final AtomicInteger code = new AtomicInteger(SIGNALLED + 2);

  private ProcessEnd() {}

  /** Watches over the end of this process from now on, whatever brings it. */
  static ProcessEnd install() {
    ProcessEnd end = new ProcessEnd();
    Runtime.getRuntime().addShutdownHook(new Thread(end::watch, "secant-end"));
    return end;
  }

  /** Notes the exit code with which the process is about to end, and returns it. */
  int with(int exitCode) {
    code.set(exitCode);
    return exitCode;
  }

  /** Run as a hook, which may not wait itself: the JVM would wait for it. */
  private void watch() {
    Thread halter = new Thread(this::halt, "secant-halt");
    halter.setDaemon(true);
    halter.start();
  }

  private void halt() {
    try {
      TimeUnit.SECONDS.sleep(LONGEST_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // by a plug-in, which gains nothing by it
    }
    Runtime.getRuntime().halt(exitCode());
  }

  /** As shells have it: 128 and the number of the signal, by whose thread the JVM is ending. */
  private int exitCode() {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      Integer number = SIGNALS.get(thread.getName());
      if (number != null) {
        return SIGNALLED + number;
      }
    }
    return code.get();
  }
}
