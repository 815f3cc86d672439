package dev.secant.runtime.registry.loader;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives each class loader of a plug-in another name: {@code acme}, and the second one {@code
 * acme@2}, in whatever registry. So a line of a stack trace, which has the name, tells which loader
 * the code is of; that is all by which the code that another thread runs can be told.
 */
final class LoaderNames {
  /** For the JVM as a whole, as threads are. Text and numbers only. */
  private static final Map<String, Integer> COUNTS = new ConcurrentHashMap<>();

  private LoaderNames() {}

  /** Returns a name that no class loader has had before. */
  static String next(String plugin) {
    int count = COUNTS.merge(plugin, 1, Integer::sum);
    return count == 1 ? plugin : plugin + "@" + count;
  }
}
