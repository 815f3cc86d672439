package dev.secant.runtime.registry;

import dev.secant.runtime.chain.Stage;
import dev.secant.runtime.chain.StageRequest;
import dev.secant.runtime.chain.StageResolver;
import dev.secant.runtime.registry.reload.LoaderWatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a registry knows at one moment: the plug-ins, their functions by name, and what was wrong
 * when they were looked for. Complete when it is made, and immutable but for what turns out when
 * functions are used for the first time.
 */
final class Generation implements StageResolver {
  private final long number;
  private final List<LivePlugin> plugins;
  private final Map<String, LivePlugin> byId = new HashMap<>();
  private final Catalogue catalogue;
  private final ProblemLog problems;

  /** Empty but for a generation that was closed: the others ask their plug-ins. */
  private final List<PluginEntry> closedPlugins = new ArrayList<>();

  /**
   * @param number 1 for the first of a registry
   */
  Generation(long number, List<LivePlugin> plugins, Catalogue catalogue, ProblemLog problems) {
    this.number = number;
    this.plugins = List.copyOf(plugins);
    this.catalogue = catalogue;
    this.problems = problems;
    for (LivePlugin plugin : plugins) {
      byId.put(plugin.id(), plugin);
    }
  }

  /** Returns the one before the first: nothing is there, and nothing was looked for. */
  static Generation none() {
    return new Generation(0, List.of(), Catalogue.empty(), new ProblemLog());
  }

  /** Returns what can be said of this generation when it is closed: it holds no plug-in. */
  Generation closed() {
    RegistryReport last = report();
    ProblemLog log = new ProblemLog();
    last.problems().forEach(log::addLogged);
    Generation closed = new Generation(number, List.of(), Catalogue.empty(), log);
    closed.closedPlugins.addAll(last.plugins());
    return closed;
  }

  /** Returns whether another, made later, says the same. */
  boolean isLike(Generation other) {
    return plugins.equals(other.plugins) && problemsFound().equals(other.problemsFound());
  }

  long number() {
    return number;
  }

  /** Returns the plug-ins, ordered by id. */
  List<LivePlugin> plugins() {
    return plugins;
  }

  /** Returns the plug-in of this id, or null if there is none. */
  @Nullable LivePlugin plugin(String id) {
    return byId.get(id);
  }

  boolean has(LivePlugin plugin) {
    return byId.get(plugin.id()) == plugin;
  }

  List<FunctionEntry> functions() {
    return catalogue.entries();
  }

  /** As {@link Catalogue#ofName}. */
  List<FunctionEntry> ofName(String name) {
    return catalogue.ofName(name);
  }

  /** As {@link Catalogue#find}. */
  FunctionEntry find(String name) {
    return catalogue.find(name, problems);
  }

  @Override
  public Stage resolve(StageRequest request) {
    return find(request.name()).stage(request);
  }

  /** Returns what was wrong when this generation was made. */
  List<Problem> problemsFound() {
    return problems.sorted();
  }

  /** Returns the problems so far, those of first uses among them. */
  RegistryReport report() {
    return report(List.of());
  }

  /**
   * @param others problems that are no generation's
   */
  RegistryReport report(List<Problem> others) {
    List<Problem> all = new ArrayList<>(problems.sorted());
    all.addAll(others);
    List<PluginEntry> entries = new ArrayList<>(closedPlugins);
    for (LivePlugin plugin : plugins) {
      all.addAll(plugin.problems().sorted());
      entries.add(plugin.entry());
    }
    return new RegistryReport(
        all.isEmpty() ? List.of() : all.stream().distinct().sorted(Problem.ORDER).toList(),
        List.copyOf(entries));
  }

  /**
   * Secures the files of its plug-ins that are in use, but for those that another generation has
   * too; returns the JARs of those that are not what they were when they were found.
   */
  Set<Path> secureOthersThan(Generation other) {
    Set<Path> changed = new HashSet<>();
    for (LivePlugin plugin : plugins) {
      Path jar = plugin.found().jarInDirectory();
      if (jar != null
          && !other.has(plugin)
          && plugin.isInUse()
          && !plugin.found().code().secure()) {
        changed.add(jar);
      }
    }
    return changed;
  }

  /** Closes all its plug-ins but those that another generation has too. */
  void closeOthersThan(Generation other) {
    for (LivePlugin plugin : plugins) {
      if (!other.has(plugin)) {
        plugin.close();
      }
    }
  }

  /** Hands over all its plug-ins but those that another generation has too. */
  void retireOthersThan(Generation other, LoaderWatch watch) {
    for (LivePlugin plugin : plugins) {
      if (!other.has(plugin)) {
        plugin.retire(watch);
      }
    }
  }
}
