package dev.secant.runtime.registry;

import java.util.ArrayList;
import java.util.List;

/**
 * What a registry knows at one moment: the plug-ins, their functions by name, and what was wrong
 * when they were looked for. Complete when it is made, and immutable but for what turns out when
 * functions are used for the first time.
 */
final class Generation {
  private final long number;
  private final List<LivePlugin> plugins;
  private final Catalogue catalogue;
  private final ProblemLog problems;

  /**
   * @param number 1 for the first of a registry
   */
  Generation(long number, List<LivePlugin> plugins, Catalogue catalogue, ProblemLog problems) {
    this.number = number;
    this.plugins = List.copyOf(plugins);
    this.catalogue = catalogue;
    this.problems = problems;
  }

  long number() {
    return number;
  }

  List<LivePlugin> plugins() {
    return plugins;
  }

  List<FunctionEntry> functions() {
    return catalogue.entries();
  }

  /** As {@link Catalogue#find}. */
  FunctionEntry find(String name) {
    return catalogue.find(name, problems);
  }

  /** Returns the problems so far, those of first uses among them. */
  RegistryReport report() {
    List<Problem> all = new ArrayList<>(problems.sorted());
    List<PluginEntry> entries = new ArrayList<>();
    for (LivePlugin plugin : plugins) {
      all.addAll(plugin.problems().sorted());
      FoundPlugin found = plugin.found();
      entries.add(
          new PluginEntry(
              plugin.id(), found.id().version(), found.location(), found.offers().size()));
    }
    return new RegistryReport(
        all.stream().distinct().sorted(Problem.ORDER).toList(), List.copyOf(entries));
  }

  /** Closes all its plug-ins. */
  void close() {
    plugins.forEach(LivePlugin::close);
  }
}
