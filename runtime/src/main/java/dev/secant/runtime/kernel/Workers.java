package dev.secant.runtime.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntConsumer;

/** Runs independent tasks on a number of threads of its own, which end with the call. */
public final class Workers {
  private Workers() {}

  /**
   * Runs {@code task} for every index below {@code count}. With one thread, in the calling thread
   * and in order. If tasks fail, the failure of the least index is thrown, whatever the number of
   * threads.
   *
   * <p>If the calling thread is interrupted, the others are, no further task is begun, those begun
   * can see that their result is {@linkplain #isCancelled() not wanted any more}, and are waited
   * for; a second interrupt ends that too.
   *
   * @param threads at least 1
   * @throws CancellationException if the calling thread is interrupted while it waits
   */
  public static void run(int count, int threads, IntConsumer task) {
    if (threads == 1 || count <= 1) {
      for (int i = 0; i < count; i++) {
        task.accept(i);
      }
      return;
    }
    AtomicInteger next = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger(count);
    AtomicReferenceArray<Throwable> failures = new AtomicReferenceArray<>(count);
    Runnable worker =
        () -> {
          // Indices are handed out in order: all below a failed one are finished by somebody.
          for (int i = next.getAndIncrement(); i < failed.get(); i = next.getAndIncrement()) {
            try {
              task.accept(i);
            } catch (Throwable failure) { // also one that was thrown past the compiler
              failures.set(i, failure);
              failed.accumulateAndGet(i, Math::min);
            }
          }
        };
    runAll(Math.min(threads, count), worker, () -> failed.set(0));
    if (failed.get() < count) {
      Workers.<RuntimeException>rethrow(failures.get(failed.get()));
    }
  }

  /**
   * @param stop keeps workers from taking another task
   */
  private static void runAll(int threads, Runnable worker, Runnable stop) {
    AtomicBoolean cancelled = new AtomicBoolean();
    ExecutorService pool =
        Executors.newFixedThreadPool(threads, task -> new Worker(task, cancelled));
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(pool.submit(worker));
      }
      for (Future<?> future : running) {
        future.get();
      }
    } catch (InterruptedException interruption) {
      stop.run();
      cancelled.set(true);
      pool.shutdownNow();
      awaitEnd(pool);
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while computing");
    } catch (ExecutionException impossible) { // a worker keeps what its tasks throw
      throw new IllegalStateException(impossible);
    } finally {
      pool.shutdownNow();
    }
  }

  private static void awaitEnd(ExecutorService pool) {
    try {
      while (!pool.awaitTermination(1, TimeUnit.HOURS)) {
        // f has been interrupted, and decides itself how long it takes to notice.
      }
    } catch (InterruptedException again) {
      // The caller insists: f is left alone with its last call. The interrupt is kept by runAll.
    }
  }

  /**
   * Returns whether the task of the current thread is not wanted any more, so that it should end
   * soon, whatever its result.
   */
  public static boolean isCancelled() {
    return Thread.currentThread() instanceof Worker worker && worker.cancelled.get();
  }

  /** Returns f until the task {@linkplain #isCancelled() is cancelled}, then NaN without a call. */
  public static DoubleUnaryOperator whileRunning(DoubleUnaryOperator f) {
    return x -> isCancelled() ? Double.NaN : f.applyAsDouble(x);
  }

  private static final class Worker extends Thread {
    private final AtomicBoolean cancelled;

    Worker(Runnable task, AtomicBoolean cancelled) {
      super(task, "secant-worker");
      setDaemon(true);
      this.cancelled = cancelled;
    }
  }

  /** Throws a failure as it is: that of a thread is that of the call. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void rethrow(Throwable failure) throws T {
    throw (T) failure;
  }
}
