package dev.secant.runtime.registry.loader;

import dev.secant.runtime.text.SafeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A JAR as it was when it was found, so that it can be told later whether it still is. By size,
 * time and identity, not by content: this catches what happens to files, not an attack.
 */
public final class CodeFile {
  private final Path path;
  private final FileStamp found;

  private CodeFile(Path path, FileStamp found) {
    this.path = path;
    this.found = found;
  }

  /** Returns a file that had this stamp when it was found. */
  public static CodeFile of(Path path, FileStamp found) {
    return new CodeFile(path, found);
  }

  Path path() {
    return path;
  }

  /** Returns whether it is there and is what was found. */
  boolean isUnchanged() {
    try {
      return FileStamp.of(path).hasContentOf(found);
    } catch (IOException e) {
      return false;
    }
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
}
