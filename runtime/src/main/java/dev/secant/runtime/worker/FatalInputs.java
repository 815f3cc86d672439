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

  private final Map<K, Entry> entries;

  private record Entry(Fault fault, long since) {}

  /**
   * @param most after which the first is forgotten
   */
  FatalInputs(int most) {
    entries =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Entry> eldest) {
            return size() > most;
          }
        };
  }

  synchronized void put(K input, Fault fault) {
    entries.put(input, new Entry(fault, System.nanoTime()));
  }

  /** Returns how an input has ended a worker, or null if it has not, or not lately. */
  synchronized @Nullable Fault get(K input) {
    Entry entry = entries.get(input);
    if (entry == null) {
      return null;
    }
    if (System.nanoTime() - entry.since() > KEPT_NANOS) {
      entries.remove(input);
      return null;
    }
    return entry.fault();
  }
}
