package dev.secant.runtime.registry.scan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The types that a plug-in finds outside itself: of the JDK, the api and SLF4J. They are loaded but
 * not initialised. Used by one discovery, in one thread.
 */
public final class HostTypes {
  /** Names are up to 4096 characters long, so that this stays bearable. */
  private static final int MAX_ABSENT = 10_000;

  private final ClassLoader loader;
  private final Map<String, Class<?>> found = new HashMap<>();

  /** The classes of a plug-in itself; to ask for each again, once a function, takes long. */
  private final Set<String> absent = new HashSet<>();

  /**
   * @param loader shows what a plug-in sees, without what is its own
   */
  public HostTypes(ClassLoader loader) {
    this.loader = loader;
  }

  /** Returns the type, or null if the host does not show it. */
  @Nullable Class<?> find(String className) {
    Class<?> type = found.get(className);
    if (type == null && !absent.contains(className)) {
      try {
        type = Class.forName(className, false, loader);
        found.put(className, type);
      } catch (ClassNotFoundException | LinkageError e) {
        if (absent.size() < MAX_ABSENT) {
          absent.add(className);
        }
        return null;
      }
    }
    return type;
  }
}
