package dev.secant.runtime.worker;

import dev.secant.api.Decimal;
import java.time.Duration;

/**
 * What a worker may use.
 *
 * @param memory bytes of heap
 * @param call the longest time for one call of a function; many numbers are many calls
 */
public record Limits(long memory, Duration call) {
  /** Returns a number of bytes in the unit that suits it: {@code 64 MB}. */
  String memoryText() {
    long megabytes = memory >> 20;
    return megabytes << 20 == memory ? megabytes + " MB" : memory + " bytes";
  }

  /** Returns a time in seconds: {@code 0.3 s}. */
  static String seconds(Duration time) {
    return Decimal.toShortString(time.toMillis() / 1000.0) + " s";
  }

  /** Returns {@code 256 MB, 10 s}. */
  @Override
  public String toString() {
    return memoryText() + ", " + seconds(call);
  }
}
