package dev.secant.runtime.registry.loader;

import dev.secant.api.Function;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * What plug-ins see of their host: the JDK, the package {@code dev.secant.api} and SLF4J, by exact
 * packages; nothing else of the class path, so that a plug-in can bring its own version of any
 * library. It is the parent of every {@link PluginClassLoader} of a registry.
 *
 * <p>An allow-list, since a list of what to hide needs care for ever.
 */
public final class HostView extends ClassLoader {
  private static final String API = "dev.secant.api";
  private static final Set<String> SLF4J =
      Set.of("org.slf4j", "org.slf4j.event", "org.slf4j.helpers", "org.slf4j.spi");

  static {
    registerAsParallelCapable();
  }

  private final Map<String, ClassLoader> sharedPackages;

  /** Returns a view of the host of this class. */
  public static HostView create() {
    return new HostView();
  }

  private HostView() {
    super("secant-host-view", ClassLoader.getPlatformClassLoader());
    Map<String, ClassLoader> shared = new HashMap<>();
    shared.put(API, Function.class.getClassLoader());
    for (String name : SLF4J) {
      shared.put(name, Logger.class.getClassLoader());
    }
    sharedPackages = Map.copyOf(shared);
  }

  /** Returns whether a class is in the package of the api. */
  public static boolean isApi(String className) {
    return packageOf(className).equals(API);
  }

  /** Returns whether a class comes from the host and nowhere else, be it there or not. */
  boolean isShared(String className) {
    return sharedPackages.containsKey(packageOf(className));
  }

  /**
   * Loads from the owner of a shared package, else from the JDK. The platform class loader alone is
   * no filter: where the host is a module, it finds the host's modules too.
   */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    ClassLoader owner = sharedPackages.get(packageOf(name));
    if (owner != null) {
      return owner.loadClass(name);
    }
    Class<?> type = getParent().loadClass(name);
    if (!isOfJdk(type)) {
      throw new ClassNotFoundException(name);
    }
    return type;
  }

  /** Tools such as the compiler are modules of the JDK in the application class loader. */
  private boolean isOfJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    String module = type.getModule().getName();
    return loader == null || loader == getParent() || (module != null && module.startsWith("jdk."));
  }

  @Override
  protected @Nullable URL findResource(String name) {
    if (!name.endsWith(".class")) {
      return null;
    }
    String className = name.substring(0, name.length() - ".class".length()).replace('/', '.');
    ClassLoader owner = sharedPackages.get(packageOf(className));
    return owner == null ? null : owner.getResource(name);
  }

  private static String packageOf(String className) {
    int dot = className.lastIndexOf('.');
    return dot < 0 ? "" : className.substring(0, dot);
  }
}
