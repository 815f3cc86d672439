package dev.secant.testkit;

import dev.secant.api.BulkFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** That a function computes and does nothing else. */
final class TraceChecks {
  /** How long a thread that the function has started may take to end. */
  private static final long LAST_BREATH_MILLIS = 2_000;

  private static final Object JVM = new Object();

  private final Function function;

  private TraceChecks(Function function) {
    this.function = function;
  }

  static List<Check> of(Function function) {
    return List.of(new Check(Clause.LEAVES_NO_TRACE, new TraceChecks(function)::leavesNone, true));
  }

  /**
   * The calls are made in a group of threads of their own: what they start belongs to it. There is
   * one JVM, so one function at a time is watched; waiting for that does not count as its time.
   */
  private void leavesNone(Trial trial) throws Exception {
    ThreadGroup group = new ThreadGroup("secant-testkit-caller");
    AtomicReference<@Nullable String> ownTrace = new AtomicReference<>();
    String trace;
    synchronized (JVM) {
      try (JvmState before = JvmState.watching(group)) {
        TimedCall.run(new Trial(trial.subject()), group, calls -> callAll(calls, ownTrace));
        trace = before.change();
      }
    }
    String own = ownTrace.get();
    String left = threadsLeftIn(group);
    for (String found : Arrays.asList(trace, own, left)) {
      if (found != null) {
        throw Clause.LEAVES_NO_TRACE.brokenBy(trial.subject().says(found));
      }
    }
  }

  private void callAll(Trial trial, AtomicReference<@Nullable String> trace) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    callAll(trial);
    trace.set(tracesIn(context));
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
      if (isOfCommonPool(threads[i])) {
        continue;
      }
      threads[i].join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      if (threads[i].isAlive()) {
        return "left a thread behind, '" + threads[i].getName() + "'";
      }
    }
    return null;
  }

  /** The JDK's own threads, which happen to be started by whoever is the first to need them. */
  private static boolean isOfCommonPool(Thread thread) {
    return thread instanceof ForkJoinWorkerThread worker
        && worker.getPool() == ForkJoinPool.commonPool();
  }
}
