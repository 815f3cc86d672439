package dev.secant.spark.chain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about files. Each is looked at once, and again only when its size, its time or
 * the file behind its name changed. Not thread-safe.
 */
final class FileMemory<V> {
  private final Map<Path, Known<V>> known = new HashMap<>();
  private final Look<V> look;
  private final V ofNoFile;

  /** Finds something out about a file. */
  interface Look<V> {
    /**
     * Returns what there is to know of it.
     *
     * @throws IOException if the file cannot be read
     */
    V of(Path file) throws IOException;
  }

  private record Stamp(long size, FileTime modified, @Nullable Object key) {
    static Stamp of(BasicFileAttributes attributes) {
      return new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }
  }

  private record Known<V>(Stamp stamp, V value) {}

  /**
   * @param ofNoFile what to say of a path that leads to no file, or to one that cannot be read
   */
  FileMemory(Look<V> look, V ofNoFile) {
    this.look = look;
    this.ofNoFile = ofNoFile;
  }

  /**
   * Returns a memory of SHA-256 sums in 64 lower-case hexadecimal digits; empty for no file. They
   * tell which file to open, and no more: whoever loads it hashes what is loaded.
   */
  static FileMemory<String> ofSums() {
    return new FileMemory<>(FileSum::sha256, "");
  }

  V get(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) { // to open a pipe would wait for ever
        return ofNoFile;
      }
      Stamp stamp = Stamp.of(attributes);
      Known<V> before = known.get(file);
      if (before == null || !before.stamp.equals(stamp)) {
        before = new Known<>(stamp, look.of(file));
        known.put(file, before);
      }
      return before.value;
    } catch (IOException e) {
      return ofNoFile;
    }
  }
}
