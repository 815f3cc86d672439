package dev.secant.runtime.worker;

import java.time.Duration;

/**
 * How many workers an instance has ended in succession, without a single answer in between, and how
 * long its callers have waited for that. Thread-safe.
 */
final class LossCount {
  /** That many are enough, however quick. */
  private static final int MOST = 1000;

  /** That many are enough if they took long. */
  private static final int MOST_SLOW = 20;

  private static final Duration LONG = Duration.ofMinutes(1);

  private int lost;
  private Duration waited = Duration.ZERO;

  /** There was an answer. */
  synchronized void clear() {
    lost = 0;
    waited = Duration.ZERO;
  }

  /**
   * Counts one more.
   *
   * @param wait for it
   * @return how many there are, if it is to be the last; else 0
   */
  synchronized int add(Duration wait) {
    lost++;
    waited = waited.plus(wait);
    boolean isEnough = lost >= MOST || (lost >= MOST_SLOW && waited.compareTo(LONG) >= 0);
    return isEnough ? lost : 0;
  }
}
