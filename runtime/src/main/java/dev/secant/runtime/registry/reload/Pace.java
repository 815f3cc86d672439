package dev.secant.runtime.registry.reload;

import java.time.Duration;

/**
 * How fast a watch takes changes for finished.
 *
 * @param between two readings of a file that must be equal
 * @param stalled how long a file without the end of a JAR stays as it is before it is taken for one
 *     that nobody writes to any more, and for bad
 * @param together how long changes that are finished wait for others that are not, so that files
 *     that are copied together are taken into use together
 */
public record Pace(Duration between, Duration stalled, Duration together) {
  /** For people and scripts that copy files, over slow networks too. */
  public static final Pace DEFAULT =
      new Pace(Duration.ofMillis(300), Duration.ofSeconds(10), Duration.ofSeconds(2));
}
