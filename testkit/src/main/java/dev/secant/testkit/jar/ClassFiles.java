package dev.secant.testkit.jar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Class files: of classes that are loaded, and with changes. */
final class ClassFiles {
  private static final int VERSION_OFFSET = 6;

  private ClassFiles() {}

  /** Returns the class file of a class and of what is nested in it, by entry name. */
  static Map<String, byte[]> of(Class<?> type) {
    Map<String, byte[]> files = new TreeMap<>();
    add(files, type);
    for (Class<?> nested : type.getDeclaredClasses()) {
      files.putAll(of(nested));
    }
    for (int i = 1; ; i++) { // anonymous classes are numbered, and nothing else lists them
      String name = type.getName().replace('.', '/') + "$" + i + ".class";
      byte[] bytes = read(type, name);
      if (bytes == null) {
        return files;
      }
      files.put(name, bytes);
    }
  }

  private static void add(Map<String, byte[]> files, Class<?> type) {
    String name = type.getName().replace('.', '/') + ".class";
    byte[] bytes = read(type, name);
    if (bytes == null) {
      throw new IllegalArgumentException("type must have a class file, " + type + " has none");
    }
    files.put(name, bytes);
  }

  private static byte @Nullable [] read(Class<?> type, String name) {
    try (InputStream in = type.getResourceAsStream("/" + name)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] withVersion(byte[] classFile, int major) {
    byte[] changed = classFile.clone();
    ByteBuffer.wrap(changed).putShort(VERSION_OFFSET, (short) major);
    return changed;
  }
}
