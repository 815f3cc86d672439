package dev.secant.runtime.registry.reload;

import dev.secant.runtime.text.SafeText;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What may keep a class loader in memory, as far as it can be seen from outside without a dump of
 * the heap: threads, and the places of the JDK that anybody may put objects into and anybody may
 * read. Thread locals, shutdown hooks and the application's own references cannot be seen.
 */
final class Suspects {
  private static final int MOST_SUSPECTS = 8;

  private final ClassLoader loader;
  private final List<String> found = new ArrayList<>();

  Suspects(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Returns them as text, threads first. Runs no code but the JDK's: what a plug-in or the
   * application may override is not called.
   */
  List<String> find() {
    List<String> threads = new ArrayList<>();
    Thread.getAllStackTraces()
        .forEach(
            (thread, stack) -> {
              String what = describe(thread, stack);
              if (what != null) {
                threads.add("thread '" + SafeText.of(thread.getName()) + "' " + what);
              }
            });
    Collections.sort(threads); // in an order that does not change
    found.addAll(threads);
    addIf(
        Thread.getDefaultUncaughtExceptionHandler(),
        "the default handler of uncaught exceptions is");
    addProperties();
    addProviders();
    int more = found.size() - MOST_SUSPECTS;
    if (more <= 0) {
      return found;
    }
    List<String> most = new ArrayList<>(found.subList(0, MOST_SUSPECTS));
    most.add("and " + more + " more");
    return most;
  }

  private @Nullable String describe(Thread thread, StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) { // the innermost says best what it is doing
      if (isOurs(frame)) {
        return "runs " + SafeText.of(frame.getClassName() + "." + frame.getMethodName());
      }
    }
    if (isOurs(thread)) {
      return "is a " + nameOf(thread);
    }
    if (!isOfJdk(thread)) { // the methods below can be overridden
      return null;
    }
    if (isBelow(thread.getContextClassLoader())) {
      return "has its context class loader";
    }
    Thread.UncaughtExceptionHandler handler = thread.getUncaughtExceptionHandler();
    return isOurs(handler) ? "has a " + nameOf(handler) + " for uncaught exceptions" : null;
  }

  /** The name is of this loader alone: each generation gives another one. */
  private boolean isOurs(StackTraceElement frame) {
    String name = loader.getName();
    return name != null && name.equals(frame.getClassLoaderName());
  }

  private static boolean isOfJdk(Object object) {
    ClassLoader definer = object.getClass().getClassLoader();
    return definer == null || definer == ClassLoader.getPlatformClassLoader();
  }

  private void addProperties() {
    Properties properties = System.getProperties();
    if (!isOfJdk(properties)) {
      return;
    }
    Map<String, String> holders = new TreeMap<>();
    properties.forEach(
        (key, value) -> {
          if (isOurs(key) || isOurs(value)) {
            String name = key instanceof String text ? "'" + SafeText.of(text) + "'" : "";
            holders.put(
                name,
                "system property " + name + " holds a " + nameOf(isOurs(value) ? value : key));
          }
        });
    found.addAll(holders.values());
  }

  private void addProviders() {
    for (Provider provider : Security.getProviders()) {
      addIf(provider, "a security provider is");
    }
  }

  private void addIf(@Nullable Object object, String what) {
    if (object != null && isOurs(object)) {
      found.add(what + " a " + nameOf(object));
    }
  }

  private static String nameOf(Object object) {
    return SafeText.of((object instanceof Class<?> type ? type : object.getClass()).getTypeName());
  }

  /** By its class only: its own methods are the plug-in's code. */
  private boolean isOurs(@Nullable Object object) {
    if (object == null) {
      return false;
    }
    Class<?> type = object instanceof Class<?> itself ? itself : object.getClass();
    while (type.isArray()) {
      type = type.getComponentType();
    }
    return isBelow(type.getClassLoader())
        || (object instanceof ClassLoader other && isBelow(other));
  }

  /** A loader that a plug-in makes for itself keeps that of the plug-in. */
  private boolean isBelow(@Nullable ClassLoader other) {
    for (ClassLoader each = other; each != null; each = each.getParent()) {
      if (each == loader) {
        return true;
      }
    }
    return false;
  }
}
