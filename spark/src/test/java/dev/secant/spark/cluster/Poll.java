package dev.secant.spark.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Waits for what other processes do. */
final class Poll {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration STEP = Duration.ofMillis(20);

  private Poll() {}

  /** Looks at something until it is there. */
  interface Look<T> {
    Optional<T> now() throws IOException;
  }

  /**
   * Returns what there is to see as soon as there is.
   *
   * @throws IllegalStateException if it takes too long
   */
  static <T> T until(String what, Look<T> look) throws IOException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      Optional<T> seen = look.now();
      if (seen.isPresent()) {
        return seen.get();
      }
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("waited " + LONGEST.toSeconds() + " s for " + what);
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
  }
}
