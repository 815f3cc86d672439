package dev.secant.spark.chain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * What a JAR looks like from outside: enough to pass over the libraries among the JARs of an
 * application, of which there can be hundreds, without hashing them.
 *
 * @param mayOfferFunctions whether it lists some, or cannot be read, so that nobody knows
 * @param plugin the id that its manifest claims, or the empty text
 */
record JarView(boolean mayOfferFunctions, String plugin) {
  /** What is no JAR is for the registry to explain. */
  private static final JarView UNREADABLE = new JarView(true, "");

  /** Returns a memory of what JARs look like. */
  static FileMemory<JarView> memory() {
    return new FileMemory<>(JarView::of, UNREADABLE);
  }

  private static JarView of(Path file) {
    try (JarFile jar = new JarFile(file.toFile(), false)) {
      boolean lists = ShownServices.FILES.stream().anyMatch(entry -> jar.getEntry(entry) != null);
      return new JarView(lists, lists ? plugin(jar.getManifest()) : "");
    } catch (IOException | RuntimeException e) {
      return UNREADABLE;
    }
  }

  private static String plugin(Manifest manifest) {
    Attributes main = manifest == null ? new Attributes() : manifest.getMainAttributes();
    String id = main.getValue("Secant-Plugin");
    return id == null ? "" : id.trim();
  }
}
