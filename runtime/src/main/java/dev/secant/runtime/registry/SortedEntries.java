package dev.secant.runtime.registry;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/**
 * All functions, ordered by short name, then by plug-in: sorted when the first is asked for, since
 * most runs look for a few by name. Immutable for all that can be seen, and thread-safe.
 */
final class SortedEntries extends AbstractList<FunctionEntry> implements RandomAccess {
  private final FunctionEntry[] entries;
  private volatile boolean sorted;

  /**
   * @param entries in any order; not changed by others any more
   */
  SortedEntries(FunctionEntry[] entries) {
    this.entries = entries;
  }

  @Override
  public FunctionEntry get(int index) {
    if (!sorted) {
      sort();
    }
    return entries[index];
  }

  @Override
  public int size() {
    return entries.length;
  }

  private synchronized void sort() {
    if (!sorted) {
      Arrays.sort(entries, SortedEntries::compare);
      sorted = true;
    }
  }

  private static int compare(FunctionEntry one, FunctionEntry other) {
    int byName = one.name().compareTo(other.name());
    return byName == 0 ? one.plugin().compareTo(other.plugin()) : byName;
  }
}
