package dev.secant.explore.browser;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for what nothing tells. */
final class Await {
  private static final long LONGEST_SECONDS = 20;

  private Await() {}

  interface Condition {
    boolean holds() throws IOException;
  }

  static void until(Condition condition, String what) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        fail("not within " + LONGEST_SECONDS + " s: " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
