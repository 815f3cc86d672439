package dev.secant.spark.chain;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The class path as if nothing on it listed functions but one JAR: plug-ins that are there too, as
 * everything that Spark is given by {@code --jars}, must not become classes of the host.
 */
final class BuiltInView extends ClassLoader {
  private final @Nullable Path location;

  static {
    registerAsParallelCapable();
  }

  /**
   * @param parent has the classes
   * @param location JAR or folder of classes; null shows none
   */
  BuiltInView(ClassLoader parent, @Nullable Path location) {
    super("secant-built-ins", parent);
    this.location = location;
  }

  @Override
  public @Nullable URL getResource(String name) {
    if (!ShownServices.FILES.contains(name)) {
      return super.getResource(name);
    }
    try {
      List<URL> urls = urls(name);
      return urls.isEmpty() ? null : urls.get(0);
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return ShownServices.FILES.contains(name)
        ? Collections.enumeration(urls(name))
        : super.getResources(name);
  }

  private List<URL> urls(String name) throws IOException {
    List<URL> urls = new ArrayList<>(1);
    for (URL url : Collections.list(getParent().getResources(name))) {
      if (location != null && location.equals(ShownServices.location(url, name))) {
        urls.add(url);
      }
    }
    return urls;
  }
}
