package dev.secant.runtime.registry.reload;

import java.time.Duration;

/**
 * How long a class loader that nobody should hold any more may stay in memory before that counts as
 * a leak: both must be over.
 *
 * @param time since it was let go
 * @param collections of garbage that unloaded classes of others since
 */
public record Patience(Duration time, int collections) {
  /** For production: nobody waits for it, and a false alarm costs trust. */
  public static final Patience DEFAULT = new Patience(Duration.ofSeconds(30), 3);
}
