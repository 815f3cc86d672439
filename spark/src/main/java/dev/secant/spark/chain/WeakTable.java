package dev.secant.spark.chain;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One value for each object of some others' as long as that lives: of one that is collected, the
 * value is closed at the next call. A value must not refer to its key. There is no thread of its
 * own, which would keep the class loader of this class for ever. Thread-safe.
 */
final class WeakTable<K, V extends AutoCloseable> {
  private final Map<Key<K>, V> values = new HashMap<>();
  private final ReferenceQueue<K> collected = new ReferenceQueue<>();

  /** Equal by what it refers to, be that as equal to others as it likes. */
  private static final class Key<K> extends WeakReference<K> {
    private final int hash;

    Key(K key, @Nullable ReferenceQueue<K> queue) {
      super(key, queue);
      hash = System.identityHashCode(key);
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(Object other) {
      Object mine = get();
      return this == other || (mine != null && other instanceof Key<?> that && mine == that.get());
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /** Returns the value of a key, made now if there is none. */
  synchronized V get(K key, Supplier<V> maker) {
    closeCollected();
    V value = values.get(new Key<>(key, null));
    if (value == null) {
      value = maker.get();
      values.put(new Key<>(key, collected), value);
    }
    return value;
  }

  /** Closes all values and forgets them. */
  synchronized void closeAll() {
    List<V> all = new ArrayList<>(values.values());
    values.clear();
    all.forEach(WeakTable::close);
  }

  /** Returns how many values there are. */
  synchronized int size() {
    closeCollected();
    return values.size();
  }

  private void closeCollected() {
    for (Reference<?> key = collected.poll(); key != null; key = collected.poll()) {
      V value = values.remove(key);
      if (value != null) {
        close(value);
      }
    }
  }

  private static void close(AutoCloseable value) {
    try {
      value.close();
    } catch (Exception e) {
      throw new IllegalStateException("what is in this table must close without exceptions", e);
    }
  }
}
