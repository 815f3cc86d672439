package dev.secant.runtime.worker;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What has ended a worker, so that nobody waits for it again: the last ones, for a minute, as it
 * may also have been the machine, which was busy. Thread-safe.
 *
 * @param <K> what stands for an input
 */
final class FatalInputs<K> {
  private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Map<K, Death> deaths;

  private record Death(Fault fault, long since) {}

  /**
   * @param most after which the first is forgotten
   */
  FatalInputs(int most) {
    deaths =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Death> eldest) {
            return size() > most;
          }
        };
  }

  synchronized void put(K input, Fault fault) {
    deaths.put(input, new Death(fault, System.nanoTime()));
  }

  /** Returns how an input has ended a worker, or null if it has not, or not lately. */
  synchronized @Nullable Fault get(K input) {
    Death death = deaths.get(input);
    if (death == null) {
      return null;
    }
    if (System.nanoTime() - death.since() > KEPT_NANOS) {
      deaths.remove(input);
      return null;
    }
    return death.fault();
  }
}
