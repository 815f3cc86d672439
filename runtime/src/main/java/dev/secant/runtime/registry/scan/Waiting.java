package dev.secant.runtime.registry.scan;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long one look at plug-ins waits, in all, for files that are just being written. Who copies a
 * JAR and starts Secant at once gets its functions; a copy that takes longer is found next time.
 */
public final class Waiting {
  private static final long STEP = TimeUnit.MILLISECONDS.toNanos(25);

  private long left;

  private Waiting(long nanoseconds) {
    left = nanoseconds;
  }

  /** Two seconds. */
  public static Waiting standard() {
    return new Waiting(TimeUnit.SECONDS.toNanos(2));
  }

  /** Waits for a moment and returns its length in nanoseconds; 0 if there was enough waiting. */
  long pause() {
    if (left <= 0) {
      return 0;
    }
    long start = System.nanoTime();
    LockSupport.parkNanos(STEP);
    long waited = Thread.currentThread().isInterrupted() ? left : System.nanoTime() - start;
    left -= waited;
    return Math.max(1, waited);
  }
}
