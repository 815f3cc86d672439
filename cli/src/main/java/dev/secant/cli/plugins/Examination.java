package dev.secant.cli.plugins;

import dev.secant.runtime.registry.FunctionEntry;
import dev.secant.runtime.registry.FunctionLoadException;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.registry.PluginEntry;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Looks at all plug-ins of a registry, and loads their functions if that is wanted. */
final class Examination {
  private static final String BUILT_IN = "core";

  private final FunctionRegistry registry;
  private final Set<String> unusable = ConcurrentHashMap.newKeySet();
  private volatile boolean loaded;

  Examination(FunctionRegistry registry) {
    this.registry = registry;
  }

  /** Finds what is missing without running anything; it is in the report then. */
  void inspect() {
    registry.inspect();
  }

  /** Loads every function and asks it to describe itself; what fails is in the report then. */
  void load() {
    for (FunctionEntry entry : registry.functions()) {
      try {
        entry.describe();
      } catch (FunctionLoadException e) {
        unusable.add(entry.qualifiedName());
      }
    }
    loaded = true;
  }

  /** Returns whether all functions have been loaded. */
  boolean isLoaded() {
    return loaded;
  }

  Problems problems() {
    return new Problems(registry.report().problems());
  }

  /** Returns how many functions are built in and can be used. */
  int builtIn() {
    return usable().getOrDefault(BUILT_IN, 0);
  }

  /** Returns the plug-ins with usable functions, as {@code id version}, and how many those are. */
  Map<String, Integer> plugins() {
    Map<String, Integer> usable = usable();
    Map<String, Integer> named = new TreeMap<>();
    for (PluginEntry plugin : registry.report().plugins()) {
      int count = usable.getOrDefault(plugin.id(), 0);
      if (count > 0 && !plugin.id().equals(BUILT_IN)) {
        named.put((plugin.id() + " " + plugin.version()).strip(), count);
      }
    }
    return named;
  }

  private Map<String, Integer> usable() {
    Map<String, Integer> usable = new TreeMap<>();
    for (FunctionEntry entry : registry.functions()) {
      if (!unusable.contains(entry.qualifiedName())) {
        usable.merge(entry.plugin(), 1, Integer::sum);
      }
    }
    return usable;
  }
}
