package dev.secant.runtime.registry;

import dev.secant.runtime.registry.scan.FileHash;
import dev.secant.runtime.registry.scan.Offer;
import dev.secant.runtime.registry.scan.PluginId;
import dev.secant.runtime.registry.scan.Sha256;
import dev.secant.runtime.text.SafeText;
import java.io.IOException;
import java.nio.file.Path;
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
  private final RegistryState state;
  private final ProblemLog problems;

  Discovery(DiscoveryOptions options, RegistryState state, ProblemLog problems) {
    this.options = options;
    this.state = state;
    this.problems = problems;
  }

  /** Returns the plug-ins, ordered by id, each id once, each with each of its names once. */
  List<FoundPlugin> find(List<FoundPlugin> classPath, List<Path> directories, HeldBack heldBack) {
    List<FoundPlugin> found = new ArrayList<>(classPath);
    if (!directories.isEmpty()) {
      PluginSearch search = new PluginSearch(options, state.host(), problems);
      found.addAll(search.find(directories, heldBack));
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

  private FoundPlugin withoutRepeatedNames(FoundPlugin plugin) {
    Map<String, Offer> byName = new HashMap<>();
    List<Offer> kept = new ArrayList<>();
    for (Offer offer : plugin.offers()) {
      Offer first = byName.putIfAbsent(offer.name(), offer);
      if (first == null) {
        kept.add(offer);
      } else {
        problems.add(
            Problem.of(
                    ProblemCode.DUPLICATE_FUNCTION,
                    plugin.location(),
                    "class "
                        + SafeText.of(offer.className())
                        + " has the name "
                        + offer.name()
                        + ", which class "
                        + SafeText.of(first.className())
                        + " has already",
                    "give one of them another name by @FunctionName")
                .inEntry(offer.entry(), offer.line())
                .ofClass(offer.className()));
      }
    }
    return plugin.with(kept);
  }

  /** Returns the functions of all plug-ins: who is found by the short name is settled here. */
  List<FunctionEntry> entries(List<LivePlugin> plugins) {
    Map<String, Integer> count = new HashMap<>();
    Set<String> core = new HashSet<>();
    for (LivePlugin plugin : plugins) {
      for (Offer offer : plugin.offers()) {
        count.put(offer.name(), count.getOrDefault(offer.name(), 0) + 1);
        if (isCore(plugin)) {
          core.add(offer.name());
        }
      }
    }
    List<FunctionEntry> entries = new ArrayList<>();
    for (LivePlugin plugin : plugins) {
      for (Offer offer : plugin.offers()) {
        boolean isCore = isCore(plugin);
        boolean isShadowed = !isCore && core.contains(offer.name());
        boolean isUnique = isCore || (!isShadowed && count.getOrDefault(offer.name(), 0) == 1);
        entries.add(new FunctionEntry(offer, plugin, isUnique));
        if (isShadowed) {
          problems.add(shadowed(plugin.found(), offer));
        }
      }
    }
    return entries;
  }

  private static boolean isCore(LivePlugin plugin) {
    return plugin.id().equals(PluginId.CORE);
  }

  private static Problem shadowed(FoundPlugin plugin, Offer offer) {
    String fullName = plugin.id().id() + "." + offer.name();
    return Problem.of(
            ProblemCode.SHADOWED_NAME,
            plugin.location(),
            offer.name() + " is the built-in function; this one is found as " + fullName,
            "write " + fullName + ", or give it another name by @FunctionName")
        .inEntry(offer.entry(), offer.line())
        .ofClass(offer.className())
        .ofFunction(plugin.id().id(), offer.name());
  }
}
