package dev.secant.runtime.worker;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a function at some numbers, by their bits. A number that has ended a worker is
 * remembered: nobody waits for it again so soon. Values, where another number of the block failed,
 * are remembered until they were asked for twice: the block is about to be asked for number by
 * number, once to find the first that fails and once for all. How a function failed by itself is
 * not remembered: the cause may go. Thread-safe.
 */
final class NumberMemory {
  private static final int MOST_FATAL = 4096;
  private static final int MOST_PENDING = 8192;

  private static final int READS = 2;

  /** A value that is about to be asked for. */
  private record Pending(double value, int reads) {}

  private final FatalInputs<Long> fatal = new FatalInputs<>(MOST_FATAL);
  private final Map<Long, Pending> pending =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Pending> eldest) {
          return size() > MOST_PENDING;
        }
      };
  private volatile boolean hasFatal;
  private volatile boolean hasPending;

  private static long bits(double x) {
    return Double.doubleToRawLongBits(x);
  }

  void addFatal(double x, Fault fault) {
    fatal.put(bits(x), fault);
    hasFatal = true;
  }

  /** Returns how a number has ended a worker, or null if it has not, or not lately. */
  @Nullable Fault fatal(double x) {
    return hasFatal ? fatal.get(bits(x)) : null;
  }

  /** Returns the index of the first number that has ended a worker; {@code to} if none has. */
  int firstFatal(double[] x, int from, int to) {
    if (!hasFatal) {
      return to;
    }
    int i = from;
    while (i < to && fatal(x[i]) == null) {
      i++;
    }
    return i;
  }

  /** Notes the value at a number that is about to be asked for again. */
  synchronized void addPending(double x, double value) {
    pending.put(bits(x), new Pending(value, READS));
    hasPending = true;
  }

  /** Returns the value at a number, twice at most; null if it is not known. */
  @Nullable Double takePending(double x) {
    if (!hasPending) {
      return null;
    }
    synchronized (this) {
      Pending known = pending.remove(bits(x));
      if (known != null && known.reads() > 1) {
        pending.put(bits(x), new Pending(known.value(), known.reads() - 1));
      }
      hasPending = !pending.isEmpty();
      return known == null ? null : known.value();
    }
  }
}
