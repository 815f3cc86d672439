package dev.secant.runtime.registry;

import dev.secant.runtime.registry.scan.Offer;
import dev.secant.runtime.text.NearestNames;
import dev.secant.runtime.text.SafeText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The functions of a registry by name. Immutable: what a name finds depends on what is there, never
 * on the order in which it was found.
 */
final class Catalogue {
  /** More are no help to anybody. */
  private static final int MAX_LISTED = 10;

  private final Map<String, ShortName> names;
  private final List<ShortName> contested;
  private final List<FunctionEntry> entries;

  private Catalogue(
      Map<String, ShortName> names, List<ShortName> contested, FunctionEntry[] entries) {
    this.names = names;
    this.contested = contested;
    this.entries = new SortedEntries(entries);
  }

  /** Returns the catalogue of a registry that knows nothing. */
  static Catalogue empty() {
    return of(List.of(), List.of());
  }

  /**
   * Settles who has which name; cost: linear in the number of functions.
   *
   * @param plugins ordered by id, each of which has each of its names once
   * @param preferred ids of plug-ins, of which the first gets a name that several have
   */
  static Catalogue of(List<LivePlugin> plugins, List<String> preferred) {
    int count = 0;
    for (LivePlugin plugin : plugins) {
      count += plugin.offers().size();
    }
    Map<String, ShortName> names = new HashMap<>(count + count / 2);
    List<ShortName> contested = new ArrayList<>();
    FunctionEntry[] entries = new FunctionEntry[count];
    int next = 0;
    for (LivePlugin plugin : plugins) {
      for (Offer offer : plugin.offers()) {
        ShortName known = names.get(offer.name());
        if (known == null) {
          ShortName name = new ShortName(plugin, offer);
          names.put(offer.name(), name);
          entries[next++] = name.first();
        } else {
          if (known.entries().size() == 1) {
            contested.add(known);
          }
          entries[next++] = known.add(plugin, offer);
        }
      }
    }
    if (!contested.isEmpty()) {
      Map<String, Integer> ranks = ranks(preferred);
      contested.forEach(name -> name.settle(ranks));
    }
    return new Catalogue(names, contested, entries);
  }

  private static Map<String, Integer> ranks(List<String> preferred) {
    Map<String, Integer> ranks = new HashMap<>();
    for (String plugin : preferred) {
      ranks.putIfAbsent(plugin, ranks.size());
    }
    return ranks;
  }

  /** Returns the names that several plug-ins have. */
  List<ShortName> contested() {
    return contested;
  }

  /** Returns all, ordered by short name, then by plug-in. */
  List<FunctionEntry> entries() {
    return entries;
  }

  /** Returns the functions of a short name, one a plug-in; empty if there is none. */
  List<FunctionEntry> ofName(String name) {
    ShortName known = names.get(name);
    return known == null ? List.of() : known.entries();
  }

  /**
   * Returns the entry for a short or full name.
   *
   * @param problems where to look for why a name is not known
   * @throws UnknownFunctionException if there is none, or several
   * @throws FunctionLoadException if there would be one, were it not for a problem
   */
  FunctionEntry find(String name, ProblemLog problems) {
    int dot = name.indexOf('.');
    ShortName known = names.get(name.substring(dot + 1));
    if (known == null) {
      throw unknown(name, problems);
    }
    if (dot < 0) {
      FunctionEntry found = known.found();
      if (found == null) {
        throw ambiguous(name, known.entries());
      }
      return found;
    }
    for (FunctionEntry entry : known.entries()) {
      if (entry.plugin().length() == dot && name.startsWith(entry.plugin())) {
        return entry;
      }
    }
    throw unknown(name, problems);
  }

  private static UnknownFunctionException ambiguous(String name, List<FunctionEntry> found) {
    List<String> listed =
        new ArrayList<>(found.stream().limit(MAX_LISTED).map(FunctionEntry::toString).toList());
    if (found.size() > MAX_LISTED) {
      listed.add("one of " + (found.size() - MAX_LISTED) + " more");
    }
    return new UnknownFunctionException(
        name,
        found.stream().map(FunctionEntry::qualifiedName).toList(),
        "'"
            + name
            + "' is ambiguous; write "
            + enumerate(listed)
            + ", or prefer one of the plug-ins: --prefer "
            + found.get(0).plugin()
            + ", Builder.prefer(List.of(\""
            + found.get(0).plugin()
            + "\"))");
  }

  private RuntimeException unknown(String name, ProblemLog problems) {
    Problem reason = problems.reason(name);
    if (reason != null) {
      return FunctionLoadException.of(SafeText.of(name), reason);
    }
    return unknown(name, nearest(name));
  }

  /** Returns what there is to say of a name that nothing has. */
  static UnknownFunctionException unknown(String name, List<String> nearest) {
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
    ShortName elsewhere = names.get(name.substring(dot + 1));
    return elsewhere == null
        ? NearestNames.of(name, entries.stream().map(FunctionEntry::qualifiedName).toList())
        : elsewhere.entries().stream().map(FunctionEntry::qualifiedName).limit(3).toList();
  }

  /** {@code a}, {@code a or b}, {@code a, b or c}. */
  private static String enumerate(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }
}
