package dev.secant.runtime.registry;

import dev.secant.runtime.registry.GenerationMaker.Places;
import dev.secant.runtime.registry.scan.FileHash;
import dev.secant.runtime.registry.scan.Offer;
import dev.secant.runtime.registry.scan.PluginId;
import dev.secant.runtime.registry.scan.RepeatedName;
import dev.secant.runtime.registry.scan.Sha256;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds plug-ins and settles who has which name. It never throws for what it finds; what is refused
 * is a problem.
 */
final class Discovery {
  private final DiscoveryOptions options;
  private final CodeSupply supply;
  private final RegistryState state;
  private final ProblemLog problems;

  /**
   * @param supply of the code of plug-ins in directories
   */
  Discovery(DiscoveryOptions options, CodeSupply supply, RegistryState state, ProblemLog problems) {
    this.options = options;
    this.supply = supply;
    this.state = state;
    this.problems = problems;
  }

  /** Returns the plug-ins, ordered by id, each id once, each with each of its names once. */
  List<FoundPlugin> find(List<FoundPlugin> classPath, Places places, HeldBack heldBack) {
    List<FoundPlugin> found = new ArrayList<>(classPath);
    if (!places.directories().isEmpty() || !places.jars().isEmpty()) {
      PluginSearch search = new PluginSearch(options, supply, state.host(), problems);
      found.addAll(search.find(places, heldBack));
    }
    Map<String, List<FoundPlugin>> byId = new TreeMap<>();
    for (FoundPlugin plugin : found) {
      List<FoundPlugin> sameId = byId.get(plugin.id().id());
      if (sameId == null) {
        sameId = new ArrayList<>(1);
        byId.put(plugin.id().id(), sameId);
      }
      sameId.add(plugin);
    }
    List<FoundPlugin> plugins = new ArrayList<>();
    for (List<FoundPlugin> sameId : byId.values()) {
      addOnlyOne(sameId, plugins);
    }
    return plugins;
  }

  /** One plug-in that is found twice counts once; of different ones with one id, none does. */
  private void addOnlyOne(List<FoundPlugin> sameId, List<FoundPlugin> plugins) {
    if (sameId.size() == 1) { // as nearly always
      plugins.add(withoutRepeatedNames(sameId.get(0)));
      return;
    }
    List<FoundPlugin> offering = new ArrayList<>(sameId);
    offering.removeIf(plugin -> plugin.offers().isEmpty());
    if (offering.isEmpty()) {
      plugins.add(sameId.get(0));
      return;
    }
    List<FoundPlugin> different = new ArrayList<>();
    Set<Object> contents = new HashSet<>();
    for (FoundPlugin plugin : offering) { // JARs of sources and documentation claim no id
      boolean mayRepeat = offering.size() > 1 && !plugin.files().isEmpty();
      if (!mayRepeat || contents.add(content(plugin))) {
        different.add(plugin);
      }
    }
    if (different.size() == 1) {
      plugins.add(withoutRepeatedNames(different.get(0)));
      return;
    }
    if (different.stream().allMatch(plugin -> PluginId.isReserved(plugin.id().id()))) {
      plugins.add(withoutRepeatedNames(merge(different)));
      return;
    }
    List<String> locations = different.stream().map(FoundPlugin::location).sorted().toList();
    for (FoundPlugin plugin : different) {
      Problem problem =
          Problem.of(
                  ProblemCode.DUPLICATE_PLUGIN,
                  plugin.location(),
                  String.join(" and ", locations)
                      + " are different plug-ins with the id "
                      + plugin.id().id()
                      + ", so none of them is loaded",
                  "remove one, or give it another id by Secant-Plugin in its manifest")
              .ofFunction(plugin.id().id(), "");
      problems.add(problem, plugin.offers());
    }
  }

  /** Returns what is equal for the same bytes; for the paths, where they cannot be read. */
  private static Object content(FoundPlugin plugin) {
    Sha256 known = plugin.sha256();
    if (known != null) {
      return known;
    }
    try {
      return FileHash.of(plugin.files().get(0));
    } catch (IOException e) {
      return plugin.files();
    }
  }

  /** The folders of classes of an application are one plug-in, and so are the built-ins. */
  private static FoundPlugin merge(List<FoundPlugin> parts) {
    FoundPlugin first = parts.get(0);
    List<Offer> offers = new ArrayList<>();
    parts.forEach(part -> offers.addAll(part.offers()));
    return first.with(offers);
  }

  /** What is in a directory has none left. */
  private FoundPlugin withoutRepeatedNames(FoundPlugin plugin) {
    if (plugin.sha256() != null) {
      return plugin;
    }
    Map<String, Offer> byName = new HashMap<>();
    List<Offer> kept = new ArrayList<>();
    for (Offer offer : plugin.offers()) {
      Offer first = byName.putIfAbsent(offer.name(), offer);
      if (first == null) {
        kept.add(offer);
      } else {
        problems.add(RepeatedName.problem(plugin.location(), first, offer));
      }
    }
    return plugin.with(kept);
  }

  /** Says which functions have the name of a built-in one. */
  void explainNames(Catalogue catalogue) {
    for (ShortName name : catalogue.contested()) {
      if (name.isOfCore()) {
        for (FunctionEntry entry : name.entries()) {
          if (!entry.isShortNameUnique()) {
            problems.add(shadowed(entry));
          }
        }
      }
    }
  }

  private static Problem shadowed(FunctionEntry entry) {
    String fullName = entry.qualifiedName();
    Offer offer = entry.offer();
    return Problem.of(
            ProblemCode.SHADOWED_NAME,
            entry.location(),
            offer.name() + " is the built-in function; this one is found as " + fullName,
            "write " + fullName + ", or give it another name by @FunctionName")
        .inEntry(offer.entry(), offer.line())
        .ofClass(offer.className())
        .ofFunction(entry.plugin(), offer.name());
  }
}
