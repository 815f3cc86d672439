package dev.secant.explore.server;

import dev.secant.explore.answer.Refusal;
import dev.secant.explore.answer.RefusalCode;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs what may never return: each calculation in a thread of its own, for a limited time. One that
 * takes longer is interrupted and given up; as long as it goes on all the same, it takes a thread,
 * of which there are only so many. Thread-safe.
 */
final class Computations implements AutoCloseable {
  /** Of those given up that still run: each may keep a processor busy. */
  static final int MOST_LOST = 8;

  /** Half of the connections remain for what is no calculation. */
  static final int MOST_WAITING = Limits.MOST_CONNECTIONS / 2;

  private static final long IDLE_SECONDS = 10;

  private final Duration limit;
  private final Semaphore places;
  private final Semaphore turns;
  private final ThreadPoolExecutor threads;

  /**
   * @param atOnce how many calculations that are waited for run at a time
   * @param limit how long each may wait for its turn, and then run
   */
  Computations(int atOnce, Duration limit) {
    this.limit = limit;
    places = new Semaphore(atOnce + MOST_WAITING);
    turns = new Semaphore(atOnce, true);
    AtomicInteger number = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            0,
            atOnce + MOST_LOST,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> daemon(work, "secant-explore-" + number.incrementAndGet()));
  }

  /** What hangs does not keep the process. */
  static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Returns what a calculation returns.
   *
   * @throws Refusal that it throws, or if it takes too long, or there are too many
   */
  String run(Callable<String> calculation) throws Refusal, InterruptedException {
    if (!places.tryAcquire()) {
      throw new Refusal(
          RefusalCode.TOO_BUSY,
          MOST_WAITING + " calculations are waiting for their turn; try again when they are done");
    }
    try {
      return inTurn(calculation);
    } finally {
      places.release();
    }
  }

  private String inTurn(Callable<String> calculation) throws Refusal, InterruptedException {
    if (!turns.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new Refusal(
          RefusalCode.TOO_BUSY, "other calculations are running; try again when they are done");
    }
    try {
      return await(start(calculation));
    } finally {
      turns.release();
    }
  }

  private Future<String> start(Callable<String> calculation) throws Refusal {
    try {
      return threads.submit(calculation);
    } catch (RejectedExecutionException e) {
      throw new Refusal(
          RefusalCode.TOO_BUSY,
          MOST_LOST
              + " calculations that took too long are still running and cannot be ended;"
              + " start 'secant explore' again, with --isolate for functions that never return");
    }
  }

  private String await(Future<String> future) throws Refusal, InterruptedException {
    try {
      return future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (java.util.concurrent.TimeoutException e) {
      future.cancel(true);
      throw new Refusal(
          RefusalCode.TIME_LIMIT,
          "no answer within "
              + limit.toMillis() / 1000.0
              + " s; ask for fewer points, or use --isolate for functions that never return");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      throw new DefectException(e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
