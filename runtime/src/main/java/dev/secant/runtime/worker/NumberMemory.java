package dev.secant.runtime.worker;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a function at some numbers, by their bits. A number that has ended a worker is
 * remembered: nobody waits for it again. What came of the others, where a block failed, is
 * remembered until it was asked for twice: the block is about to be asked for number by number,
 * once to find the first that fails and once for all. Thread-safe.
 */
final class NumberMemory {
  private static final int MOST_FATAL = 4096;
  private static final int MOST_PENDING = 8192;

  private static final int READS = 2;

  /** What came of a number: a value, or a fault. */
  record Outcome(double value, @Nullable Fault fault, int reads) {
    Outcome(double value, @Nullable Fault fault) {
      this(value, fault, READS);
    }
  }

  private final Map<Long, Fault> fatal = new Bounded<>(MOST_FATAL);
  private final Map<Long, Outcome> pending = new Bounded<>(MOST_PENDING);
  private volatile boolean isEmpty = true;

  /** Forgets what was put first. */
  private static final class Bounded<V> extends LinkedHashMap<Long, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    Bounded(int most) {
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
      return size() > most;
    }
  }

  private static long bits(double x) {
    return Double.doubleToRawLongBits(x);
  }

  synchronized void addFatal(double x, Fault fault) {
    fatal.put(bits(x), fault);
    isEmpty = false;
  }

  /** Returns how a number has ended a worker, or null if it has not. */
  @Nullable Fault fatal(double x) {
    if (isEmpty) {
      return null;
    }
    synchronized (this) {
      return fatal.get(bits(x));
    }
  }

  /** Returns the index of the first number that has ended a worker; {@code to} if none has. */
  int firstFatal(double[] x, int from, int to) {
    if (isEmpty) {
      return to;
    }
    int i = from;
    while (i < to && fatal(x[i]) == null) {
      i++;
    }
    return i;
  }

  /** Notes what is about to be asked for again. */
  synchronized void addPending(double x, Outcome outcome) {
    pending.put(bits(x), outcome);
    isEmpty = false;
  }

  /** Returns what came of a number, twice at most; null if that is not known. */
  @Nullable Outcome takePending(double x) {
    if (isEmpty) {
      return null;
    }
    synchronized (this) {
      Outcome outcome = pending.remove(bits(x));
      if (outcome != null && outcome.reads() > 1) {
        pending.put(bits(x), new Outcome(outcome.value(), outcome.fault(), outcome.reads() - 1));
      }
      isEmpty = pending.isEmpty() && fatal.isEmpty();
      return outcome;
    }
  }
}
