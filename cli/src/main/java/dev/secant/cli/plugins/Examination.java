package dev.secant.cli.plugins;

import dev.secant.runtime.registry.FunctionEntry;
import dev.secant.runtime.registry.FunctionLoadException;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.registry.PluginEntry;
import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Looks at all plug-ins of a registry, and loads their functions if that is wanted. */
final class Examination {
  private static final String BUILT_IN = "core";

  private final FunctionRegistry registry;
  private final Set<String> unusable = ConcurrentHashMap.newKeySet();
  private volatile boolean loaded;

  /** Of which code runs at the moment. */
  private volatile @Nullable FunctionEntry current;

  /** What ended the process while it was loaded. */
  private volatile @Nullable Problem end;

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
      current = entry;
      try {
        entry.describe();
      } catch (FunctionLoadException e) {
        unusable.add(entry.qualifiedName());
      }
    }
    current = null;
    loaded = true;
  }

  /** Takes note that the process ends: whoever was being loaded is the one who ended it. */
  void endEarly() {
    FunctionEntry entry = current;
    if (entry != null) {
      unusable.add(entry.qualifiedName());
      end =
          Problem.of(
                  ProblemCode.CONSTRUCTOR_FAILED,
                  entry.location(),
                  "loading class " + entry.className() + " ended the process",
                  "tell the author of the plug-in; --isolate loads plug-ins in processes of their own")
              .ofClass(entry.className())
              .ofFunction(entry.plugin(), entry.name());
    }
  }

  /** Returns whether all functions have been loaded. */
  boolean isLoaded() {
    return loaded;
  }

  Problems problems() {
    List<Problem> problems = new ArrayList<>(registry.report().problems());
    Problem last = end;
    if (last != null) {
      problems.add(0, last);
    }
    return new Problems(List.copyOf(problems));
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
