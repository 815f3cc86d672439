package dev.secant.testkit;

import dev.secant.api.BulkFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** That a function computes and does nothing else. */
final class TraceChecks {
  /** How long a thread that the function has started may take to end. */
  private static final long LAST_BREATH_MILLIS = 2_000;

  private final Function function;

  private TraceChecks(Function function) {
    this.function = function;
  }

  static List<Check> of(Function function) {
    return List.of(new Check(Clause.LEAVES_NO_TRACE, new TraceChecks(function)::leavesNone));
  }

  /** The calls are made in a group of threads of their own: what they start belongs to it. */
  private void leavesNone(Trial trial) throws InterruptedException {
    ThreadGroup group = new ThreadGroup("secant-testkit-traces");
    AtomicReference<@Nullable String> ownTrace = new AtomicReference<>();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread caller =
        new Thread(
            group,
            () -> {
              ClassLoader context = Thread.currentThread().getContextClassLoader();
              try {
                callAll(trial);
              } catch (Throwable thrown) { // handed to the thread that waits for it
                failure.set(thrown);
              }
              ownTrace.set(tracesIn(context));
            },
            "secant-testkit-caller");
    caller.setDaemon(true);
    String trace;
    try (JvmState before = JvmState.watching(group)) {
      caller.start();
      caller.join();
      trace = before.change();
    }
    Throwable thrown = failure.get();
    if (thrown instanceof Error error) {
      throw error;
    }
    String own = ownTrace.get();
    String left = threadsLeftIn(group);
    for (String found : Arrays.asList(trace, own, left)) {
      if (found != null) {
        throw Clause.LEAVES_NO_TRACE.brokenBy(trial.subject().says(found));
      }
    }
  }

  private void callAll(Trial trial) {
    if (!(function instanceof ElementwiseFunction elementwise)) {
      for (Variable input : ArrayChecks.accepted(trial, function)) {
        trial.apply(input);
      }
      return;
    }
    double[] numbers = Samples.numbers(trial.subject(), function.domain());
    for (double x : numbers) {
      trial.forward(elementwise, x);
    }
    if (function instanceof BulkFunction bulk) {
      double[] y = new double[numbers.length];
      trial.forward(bulk, new Trial.Arrays(numbers, y, y.length), "");
    }
  }

  private static @Nullable String tracesIn(ClassLoader context) {
    if (Thread.currentThread().isInterrupted()) {
      return "left the calling thread interrupted";
    }
    return Thread.currentThread().getContextClassLoader() == context
        ? null
        : "changed the context class loader of the calling thread";
  }

  private static @Nullable String threadsLeftIn(ThreadGroup group) throws InterruptedException {
    Thread[] threads = new Thread[group.activeCount() + 8];
    int count = group.enumerate(threads);
    long end = System.nanoTime() + LAST_BREATH_MILLIS * 1_000_000;
    for (int i = 0; i < count; i++) {
      threads[i].join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      if (threads[i].isAlive()) {
        return "left a thread behind, '" + threads[i].getName() + "'";
      }
    }
    return null;
  }
}
