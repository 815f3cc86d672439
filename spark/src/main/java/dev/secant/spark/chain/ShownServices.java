package dev.secant.spark.chain;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a class loader shows services files of functions: what it would load functions from, of
 * which nothing is loaded by this.
 *
 * @param jars that hold one, in the order of the class loader
 * @param folders of classes that hold one
 */
record ShownServices(Set<Path> jars, Set<Path> folders) {
  /** What lists functions, in a JAR or a folder. */
  static final List<String> FILES =
      List.of(
          "META-INF/services/dev.secant.api.Function",
          "META-INF/services/dev.secant.api.FunctionFactory");

  /** Asks a class loader, which opens the JARs that it knows. */
  static ShownServices of(ClassLoader loader) {
    ShownServices shown = new ShownServices(new LinkedHashSet<>(), new LinkedHashSet<>());
    for (String file : FILES) {
      try {
        loader.getResources(file).asIterator().forEachRemaining(url -> shown.add(url, file));
      } catch (IOException e) {
        // Then the loader has nothing to show, which who misses a function is told.
      }
    }
    return shown;
  }

  private void add(URL url, String entry) {
    Path location = location(url, entry);
    if (location != null) {
      (url.getProtocol().equals("jar") ? jars : folders).add(location);
    }
  }

  /**
   * Returns the JAR or folder that an entry is in; null for what is neither: it cannot be hashed.
   */
  static @Nullable Path location(URL url, String entry) {
    String text = url.toExternalForm();
    String inJar = "!/" + entry;
    if (text.startsWith("jar:file:") && text.endsWith(inJar)) {
      return path(text.substring("jar:".length(), text.length() - inJar.length()));
    }
    boolean isInFolder = text.startsWith("file:") && text.endsWith("/" + entry);
    return isInFolder ? path(text.substring(0, text.length() - entry.length())) : null;
  }

  private static @Nullable Path path(String uri) {
    try {
      return Path.of(new URI(uri)).normalize();
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return null; // no loader of the JDK or of Spark makes such a URL
    }
  }
}
