package dev.secant.runtime.registry;

import com.google.common.util.concurrent.Uninterruptibles;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One call into the code of a plug-in outside a chain, in a thread of its own: whatever it throws
 * becomes text, and if it does not return in time, it is left to itself. A thread cannot be stopped
 * from outside; it is a daemon, so that it does not keep the JVM alive.
 */
final class PluginCall<T> implements Runnable {
  private final Callable<T> call;
  private @Nullable T value;
  private @Nullable Failure failure;
  private boolean finished;

  private PluginCall(Callable<T> call) {
    this.call = call;
  }

  /**
   * What came of a call: a value, a failure, or neither if it did not return in time.
   *
   * @param value may be null although the call returned, if that is what it returned
   */
  record Outcome<T>(@Nullable T value, @Nullable Failure failure, boolean isTimeout) {}

  /** Calls with {@code loader} as the context class loader and waits, whatever interrupts. */
  static <T> Outcome<T> run(ClassLoader loader, Duration limit, Callable<T> call) {
    PluginCall<T> running = new PluginCall<>(call);
    try {
      // Without the thread locals of the caller, which a plug-in could keep.
      Thread thread = new Thread(null, running, "secant-plug-in-call", 0, false);
      thread.setDaemon(true);
      thread.setContextClassLoader(loader);
      thread.start();
      Uninterruptibles.joinUninterruptibly(thread, limit);
    } catch (OutOfMemoryError e) { // also thrown when no more threads can be had
      return new Outcome<>(null, Failure.of(e), false);
    }
    return running.outcome();
  }

  @Override
  public void run() {
    T result = null;
    Failure problem = Failure.unknown(); // should even the text of one fail, the heap being full
    try {
      result = call.call();
      problem = null;
    } catch (Throwable thrown) { // a plug-in may throw anything, and all of it is its own problem
      problem = Failure.of(thrown);
    } finally {
      finish(result, problem);
    }
  }

  private synchronized void finish(@Nullable T result, @Nullable Failure problem) {
    value = result;
    failure = problem;
    finished = true;
  }

  private synchronized Outcome<T> outcome() {
    return new Outcome<>(value, failure, !finished);
  }
}
