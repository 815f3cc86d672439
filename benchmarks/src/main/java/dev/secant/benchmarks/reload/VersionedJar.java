package dev.secant.benchmarks.reload;

import dev.secant.benchmarks.discovery.FunctionClass;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A plug-in of which each version gives other numbers: {@code up} multiplies by a power of two that
 * tells the version, {@code down} divides by it. Both are exact, so that {@code up | down} gives
 * back its input if both are of one version, and never otherwise.
 */
final class VersionedJar {
  /** So many versions can be told apart; values stay far from the ends of the doubles. */
  static final int VERSIONS = 256;

  private final Path jar;
  private final Path next;

  VersionedJar(Path directory) {
    this.jar = directory.resolve("versioned.jar");
    this.next = directory.resolve("versioned.next");
  }

  /** What {@code up} gives for 1. */
  static double factor(int version) {
    return Math.scalb(1.0, version % VERSIONS);
  }

  /** Returns whether a value of {@code up} for 1 is of one of these versions. */
  static boolean isOf(double value, int first, int last) {
    for (int version = first; version <= last; version++) {
      if (value == factor(version)) {
        return true;
      }
    }
    return false;
  }

  /** Replaces the JAR by a version, as a careful program does: it is never there in part. */
  void replace(int version) throws IOException {
    try (OutputStream out = Files.newOutputStream(next);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      add(zip, "META-INF/services/dev.secant.api.Function", "v.Up\nv.Down\n");
      add(zip, "v/Up.class", FunctionClass.bytes("v.Up", factor(version)));
      add(zip, "v/Down.class", FunctionClass.bytes("v.Down", 1 / factor(version)));
    }
    Files.move(next, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void remove() throws IOException {
    Files.delete(jar);
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    add(zip, name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }
}
