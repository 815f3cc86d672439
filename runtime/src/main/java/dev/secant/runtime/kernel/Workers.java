package dev.secant.runtime.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;

/** Runs independent tasks on a number of threads of its own, which end with the call. */
public final class Workers {
  private Workers() {}

  /**
   * Runs {@code task} for every index below {@code count}. With one thread, in the calling thread
   * and in order. If tasks fail, the failure of the least index is thrown, whatever the number of
   * threads. If the calling thread is interrupted, no further task is begun.
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
            } catch (RuntimeException | Error failure) {
              failures.set(i, failure);
              failed.accumulateAndGet(i, Math::min);
            }
          }
        };
    runAll(Math.min(threads, count), worker, () -> failed.set(0));
    if (failed.get() < count) {
      throwUnchecked(failures.get(failed.get()));
    }
  }

  /**
   * @param stop keeps workers from taking another task
   */
  private static void runAll(int threads, Runnable worker, Runnable stop) {
    ExecutorService pool = Executors.newFixedThreadPool(threads, Workers::daemon);
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
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while computing");
    } catch (ExecutionException impossible) { // a worker keeps what its tasks throw
      throw new IllegalStateException(impossible);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Thread daemon(Runnable worker) {
    Thread thread = new Thread(worker, "secant-worker");
    thread.setDaemon(true);
    return thread;
  }

  private static void throwUnchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }
}
