package dev.secant.runtime.registry.loader;

import dev.secant.runtime.text.SafeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * A JAR as it was when it was found, so that it can be told later whether it still is. By size,
 * time and identity, not by content: this catches what happens to files, not an attack.
 */
public final class CodeFile {
  private record Stamp(long size, FileTime modified, @Nullable Object key) {}

  private final Path path;
  private final @Nullable Stamp found;

  private CodeFile(Path path, @Nullable Stamp found) {
    this.path = path;
    this.found = found;
  }

  /** Returns the file as it is now. */
  public static CodeFile found(Path path) {
    return new CodeFile(path, stamp(path));
  }

  Path path() {
    return path;
  }

  /** Returns whether it is there and is what was found. */
  boolean isUnchanged() {
    return found != null && found.equals(stamp(path));
  }

  /** Returns the exception for a file that is another one than was found. */
  UnreadableCodeException changed() {
    return unreadable(
        Files.notExists(path)
            ? "it was removed since it was found"
            : "it was changed since it was found");
  }

  /** Returns the exception for a failure to read it. */
  UnreadableCodeException unreadable(IOException failure) {
    if (!isUnchanged()) {
      return changed();
    }
    String message = failure.getMessage();
    boolean isLimit = message != null && message.contains("Too many open files");
    return unreadable(
        isLimit
            ? "too many files are open"
            : SafeText.sentence(message == null ? failure.getClass().getName() : message));
  }

  private UnreadableCodeException unreadable(String why) {
    return new UnreadableCodeException(
        SafeText.of(path.toString()) + " cannot be read any more: " + why);
  }

  private static @Nullable Stamp stamp(Path path) {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      return new Stamp(now.size(), now.lastModifiedTime(), now.fileKey());
    } catch (IOException e) {
      return null;
    }
  }
}
