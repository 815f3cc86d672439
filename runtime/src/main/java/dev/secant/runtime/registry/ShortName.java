package dev.secant.runtime.registry;

import dev.secant.runtime.registry.scan.Offer;
import dev.secant.runtime.registry.scan.PluginId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The functions of one short name, one a plug-in, and which of them the name alone finds: the
 * built-in one, else the only one, else that of the plug-in that is preferred, else none. Not
 * changed any more once it is settled.
 */
final class ShortName {
  private final FunctionEntry first;

  /** All of them, if there are several; most names are given once. */
  private @Nullable List<FunctionEntry> several;

  private @Nullable FunctionEntry found;

  /**
   * @param plugin of the first that has the name
   */
  ShortName(LivePlugin plugin, Offer offer) {
    first = new FunctionEntry(offer, plugin, this);
    found = first;
  }

  /** Returns the first function, which is the only one of most names. */
  FunctionEntry first() {
    return first;
  }

  /** Adds that of another plug-in. */
  FunctionEntry add(LivePlugin plugin, Offer offer) {
    List<FunctionEntry> all = several;
    if (all == null) {
      all = new ArrayList<>(2);
      all.add(first);
      several = all;
    }
    FunctionEntry entry = new FunctionEntry(offer, plugin, this);
    all.add(entry);
    return entry;
  }

  /**
   * Decides which the name finds.
   *
   * @param ranks of preferred plug-ins, the smallest first
   */
  void settle(Map<String, Integer> ranks) {
    FunctionEntry best = null;
    int bestRank = Integer.MAX_VALUE;
    for (FunctionEntry entry : entries()) {
      Integer rank = isCore(entry) ? Integer.valueOf(-1) : ranks.get(entry.plugin());
      if (rank != null && rank < bestRank) {
        best = entry;
        bestRank = rank;
      }
    }
    found = best;
  }

  /** Returns all, ordered by plug-in. */
  List<FunctionEntry> entries() {
    List<FunctionEntry> all = several;
    return all == null ? List.of(first) : all;
  }

  /** Returns the one that the name alone finds; null if it is ambiguous. */
  @Nullable FunctionEntry found() {
    return found;
  }

  /** Returns whether a built-in function has the name, which nothing is preferred to. */
  boolean isOfCore() {
    FunctionEntry entry = found;
    return entry != null && isCore(entry);
  }

  private static boolean isCore(FunctionEntry entry) {
    return entry.plugin().equals(PluginId.CORE);
  }
}
