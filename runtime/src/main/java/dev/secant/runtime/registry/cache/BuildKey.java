package dev.secant.runtime.registry.cache;

import dev.secant.api.Function;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSource;

/**
 * Which Secant on which Java says what a JAR offers: another may have other rules, and another Java
 * has other classes and can read others.
 */
final class BuildKey {
  private BuildKey() {}

  /** Returns what differs between any two that may differ in what they say. */
  static String current() throws IOException {
    return of(BuildKey.class)
        + '\n'
        + of(Function.class)
        + '\n'
        + System.getProperty("java.runtime.version")
        + '\n'
        + System.getProperty("java.home");
  }

  /**
   * Returns the release of Java: {@code 17}. From the properties: to ask {@link Runtime#version()}
   * for it takes as long as to read the cache.
   */
  static String release() {
    return System.getProperty("java.specification.version", "");
  }

  /** By the file itself: builds of one version may differ. */
  private static String of(Class<?> type) throws IOException {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      throw new IOException("where " + type.getName() + " comes from must be known");
    }
    try {
      Path path = Path.of(source.getLocation().toURI());
      Path file =
          Files.isDirectory(path)
              ? path.resolve(type.getName().replace('.', '/') + ".class")
              : path;
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return file + " " + attributes.size() + " " + attributes.lastModifiedTime().toMillis();
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      throw new IOException("where " + type.getName() + " comes from must be a file", e);
    }
  }
}
