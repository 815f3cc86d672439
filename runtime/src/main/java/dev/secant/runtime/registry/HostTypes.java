package dev.secant.runtime.registry;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The types that a plug-in finds outside itself: of the JDK, the api and SLF4J. They are loaded but
 * not initialised. Used by one discovery, in one thread.
 */
final class HostTypes {
  private final ClassLoader loader;
  private final Map<String, Class<?>> found = new HashMap<>();

  /**
   * @param loader shows what a plug-in sees, without what is its own
   */
  HostTypes(ClassLoader loader) {
    this.loader = loader;
  }

  /** Returns the type, or null if the host does not show it. */
  @Nullable Class<?> find(String className) {
    Class<?> type = found.get(className);
    if (type == null) {
      try {
        type = Class.forName(className, false, loader);
        found.put(className, type);
      } catch (ClassNotFoundException | LinkageError e) {
        return null;
      }
    }
    return type;
  }
}
