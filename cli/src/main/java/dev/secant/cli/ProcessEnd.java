package dev.secant.cli;

import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.output.OutputFile;
import dev.secant.cli.progress.Interruption;
import dev.secant.cli.session.LastWords;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process, also against the will of a plug-in: the JVM waits for every shutdown hook, and
 * one that never ends would keep it for ever, where not even a signal ends it. And who calls {@code
 * System.exit} in a function ends the process, but not as if all was well.
 *
 * <p>Hooks have {@value #LONGEST_SECONDS} seconds from the begin of the shutdown; that of an output
 * file needs milliseconds.
 */
final class ProcessEnd {
  static final int LONGEST_SECONDS = 3;

  private static final int SIGNALLED = 128;

  /** No code of a process: nobody has said yet how it is to end. */
  private static final int UNKNOWN = -1;

  /**
   * The names of the threads in which the JVM ends itself at a signal, and the signals' numbers.
   */
  private static final Map<String, Integer> SIGNALS =
      Map.of("SIGHUP handler", 1, "SIGINT handler", 2, "SIGTERM handler", 15);

  private final AtomicInteger code = new AtomicInteger(UNKNOWN);
  private final PrintWriter err;

  private ProcessEnd(PrintWriter err) {
    this.err = err;
  }

  /** Watches over the end of this process from now on, whatever brings it. */
  static ProcessEnd install(PrintWriter err) {
    ProcessEnd end = new ProcessEnd(err);
    Runtime.getRuntime().addShutdownHook(new Thread(end::watch, "secant-end"));
    return end;
  }

  /** Notes the exit code with which the process is about to end, and returns it. */
  int with(int exitCode) {
    code.set(exitCode);
    return exitCode;
  }

  /**
   * Gives a file its name; if the process is being ended instead, waits for that, else this thread
   * could be the last before it has been told.
   */
  static void complete(OutputFile file) {
    file.complete();
    if (file.isDiscarded()) {
      await();
    }
  }

  /** Waits for the end of the process, which is under way. */
  private static void await() {
    try {
      TimeUnit.SECONDS.sleep(LONGEST_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Run as a hook, which may not wait itself: the JVM would wait for it. */
  private void watch() {
    Thread halter = new Thread(this::halt, "secant-halt");
    halter.setDaemon(true);
    halter.start();
    if (code.get() == UNKNOWN) {
      endedByAnother();
    }
  }

  private void halt() {
    try {
      TimeUnit.SECONDS.sleep(LONGEST_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // by a plug-in, which gains nothing by it
    }
    Integer signal = signal(Thread.getAllStackTraces());
    int known = signal == null ? code.get() : SIGNALLED + signal;
    Runtime.getRuntime().halt(known == UNKNOWN ? ErrorCode.PROCESS_ENDED.exitCode() : known);
  }

  /** Says which code called exit, and ends with a code that says that not all was done. */
  private void endedByAnother() {
    Map<Thread, StackTraceElement[]> threads = Thread.getAllStackTraces();
    if (signal(threads) != null) {
      interrupted();
      return;
    }
    StackTraceElement culprit = culprit(threads);
    if (culprit == null || isTyped(culprit)) {
      return; // the JVM itself, as when it is detached from its terminal; or who uses the shell
    }
    OutputFile.discardAll(); // their own hooks may not have begun
    LastWords.speak();
    err.println("secant: " + sentence(culprit));
    err.println(
        "run it with --isolate, and it ends a process of its own\n"
            + ErrorCode.PROCESS_ENDED.reference());
    err.flush();
    Runtime.getRuntime().halt(ErrorCode.PROCESS_ENDED.exitCode());
  }

  /**
   * JShell names the class of each line so, and its class loader not at all; a plug-in has a name.
   */
  private static boolean isTyped(StackTraceElement frame) {
    return frame.getClassLoaderName() == null && frame.getClassName().startsWith("REPL.$JShell$");
  }

  /** Says what became of the output, once nothing of it can change any more. */
  private void interrupted() {
    OutputFile.discardAll();
    String words = Interruption.stop();
    if (words != null) {
      err.println("secant: " + words);
      err.println(ErrorCode.INTERRUPTED.reference());
      err.flush();
    }
  }

  private static String sentence(StackTraceElement culprit) {
    String plugin = culprit.getClassLoaderName();
    return "class "
        + Printable.line(culprit.getClassName())
        + (plugin == null ? "" : " of plug-in " + Printable.line(plugin))
        + " ended the process by System.exit, before all was done";
  }

  /** Returns the signal by whose thread the JVM is ending; null if it is by none. */
  private static @Nullable Integer signal(Map<Thread, StackTraceElement[]> threads) {
    for (Map.Entry<Thread, StackTraceElement[]> thread : threads.entrySet()) {
      Integer number = SIGNALS.get(thread.getKey().getName());
      if (number != null && isOfTheJvm(thread.getValue())) {
        return number;
      }
    }
    return null;
  }

  /** A thread of a plug-in can have any name, but does not run the JVM's handler of signals. */
  private static boolean isOfTheJvm(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .anyMatch(frame -> frame.getClassName().startsWith("java.lang.Terminator"));
  }

  /** Returns the frame that called exit, in the thread that is waiting for the hooks. */
  private static @Nullable StackTraceElement culprit(Map<Thread, StackTraceElement[]> threads) {
    for (StackTraceElement[] stack : threads.values()) {
      boolean isExit = false;
      for (StackTraceElement frame : stack) {
        if (frame.getClassName().equals("java.lang.Shutdown")) {
          isExit = true;
        } else if (isExit && !frame.getClassName().startsWith("java.lang.")) {
          return frame;
        }
      }
    }
    return null;
  }
}
