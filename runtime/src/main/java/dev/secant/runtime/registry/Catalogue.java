package dev.secant.runtime.registry;

import dev.secant.runtime.text.NearestNames;
import dev.secant.runtime.text.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The functions of a registry by name. Immutable: what a name finds depends on what is there, never
 * on the order in which it was found.
 */
final class Catalogue {
  private final List<FunctionEntry> entries;
  private final Map<String, FunctionEntry> byFullName = new HashMap<>();
  private final Map<String, List<FunctionEntry>> byShortName = new HashMap<>();

  Catalogue(List<FunctionEntry> entries) {
    FunctionEntry[] sorted = entries.toArray(new FunctionEntry[0]);
    Arrays.sort(sorted, Catalogue::compare);
    this.entries = List.of(sorted);
    for (FunctionEntry entry : this.entries) {
      byFullName.put(entry.qualifiedName(), entry);
      List<FunctionEntry> sameName = byShortName.get(entry.name());
      if (sameName == null) {
        sameName = new ArrayList<>(1);
        byShortName.put(entry.name(), sameName);
      }
      sameName.add(entry);
    }
  }

  private static int compare(FunctionEntry one, FunctionEntry other) {
    int byName = one.name().compareTo(other.name());
    return byName == 0 ? one.plugin().compareTo(other.plugin()) : byName;
  }

  /** Returns all, ordered by short name, then by plug-in. */
  List<FunctionEntry> entries() {
    return entries;
  }

  /**
   * Returns the entry for a short or full name.
   *
   * @param problems where to look for why a name is not known
   * @throws UnknownFunctionException if there is none, or several
   * @throws FunctionLoadException if there would be one, were it not for a problem
   */
  FunctionEntry find(String name, ProblemLog problems) {
    if (name.indexOf('.') >= 0) {
      FunctionEntry entry = byFullName.get(name);
      if (entry == null) {
        throw unknown(name, problems);
      }
      return entry;
    }
    List<FunctionEntry> found = byShortName.get(name);
    if (found == null) {
      throw unknown(name, problems);
    }
    for (FunctionEntry entry : found) {
      if (entry.isShortNameUnique()) {
        return entry;
      }
    }
    throw ambiguous(name, found);
  }

  private static UnknownFunctionException ambiguous(String name, List<FunctionEntry> found) {
    return new UnknownFunctionException(
        name,
        found.stream().map(FunctionEntry::qualifiedName).toList(),
        "'"
            + name
            + "' is ambiguous; write "
            + enumerate(found.stream().map(FunctionEntry::toString).toList()));
  }

  private RuntimeException unknown(String name, ProblemLog problems) {
    Problem reason = problems.reason(name);
    if (reason != null) {
      return FunctionLoadException.of(SafeText.of(name), reason);
    }
    List<String> nearest = nearest(name);
    return new UnknownFunctionException(
        name,
        nearest,
        "unknown function '"
            + SafeText.of(name)
            + "'"
            + (nearest.isEmpty() ? "" : "; did you mean " + enumerate(nearest) + "?"));
  }

  private List<String> nearest(String name) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      List<String> reachable = new ArrayList<>();
      for (FunctionEntry entry : entries) {
        reachable.add(entry.isShortNameUnique() ? entry.name() : entry.qualifiedName());
      }
      return NearestNames.of(name, reachable);
    }
    List<FunctionEntry> elsewhere = byShortName.getOrDefault(name.substring(dot + 1), List.of());
    return elsewhere.isEmpty()
        ? NearestNames.of(name, byFullName.keySet())
        : elsewhere.stream().map(FunctionEntry::qualifiedName).limit(3).toList();
  }

  /** {@code a}, {@code a or b}, {@code a, b or c}. */
  private static String enumerate(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }
}
