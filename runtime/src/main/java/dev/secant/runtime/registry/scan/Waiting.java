package dev.secant.runtime.registry.scan;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * How long one look at plug-ins waits, in all, for files that are just being written. Who copies a
 * JAR and starts Secant at once gets its functions; a copy that takes longer is found next time.
 */
public final class Waiting {
  private static final long STEP = TimeUnit.MILLISECONDS.toNanos(25);

  private final LongConsumer sleep;
  private long left;

  /**
   * @param sleep takes how many nanoseconds to let pass
   */
  Waiting(long nanoseconds, LongConsumer sleep) {
    this.left = nanoseconds;
    this.sleep = sleep;
  }

  /** Two seconds. */
  public static Waiting standard() {
    return new Waiting(TimeUnit.SECONDS.toNanos(2), LockSupport::parkNanos);
  }

  /** Waits for a moment and returns its length in nanoseconds; 0 if there was enough waiting. */
  long pause() {
    if (left <= 0 || Thread.currentThread().isInterrupted()) { // who is interrupted does not wait
      return 0;
    }
    sleep.accept(STEP);
    left -= STEP;
    return STEP;
  }
}
