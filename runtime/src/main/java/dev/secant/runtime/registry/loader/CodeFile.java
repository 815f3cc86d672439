package dev.secant.runtime.registry.loader;

import dev.secant.runtime.registry.store.CopyException;
import dev.secant.runtime.registry.store.CopyStore;
import dev.secant.runtime.registry.store.PrivateJar;
import dev.secant.runtime.text.SafeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * A JAR by its place and by what was in it when it was found. It is read from a private copy, so
 * that it stays what it was.
 */
public final class CodeFile {
  private final Path path;
  private final String sha256;
  private final CopyStore copies;
  private final boolean isLocked;

  private CodeFile(Path path, String sha256, CopyStore copies, boolean isLocked) {
    this.path = path;
    this.sha256 = sha256;
    this.copies = copies;
    this.isLocked = isLocked;
  }

  /**
   * Returns a file that had this SHA-256 when it was found.
   *
   * @param sha256 in lower-case hexadecimal digits
   * @param copies where the private copy is, or will be
   * @param isLocked whether the lock file has this sum for it
   */
  public static CodeFile of(Path path, String sha256, CopyStore copies, boolean isLocked) {
    return new CodeFile(path, sha256, copies, isLocked);
  }

  /** Returns where the original is. */
  Path path() {
    return path;
  }

  /**
   * Opens the private copy.
   *
   * @throws UnreadableCodeException if there is none, and none can be made
   */
  PrivateJar open() {
    try {
      return copies.open(path, sha256);
    } catch (CopyException e) {
      UnreadableCodeException unreadable = unreadable(e);
      unreadable.initCause(e);
      throw unreadable;
    }
  }

  private UnreadableCodeException unreadable(CopyException e) {
    String why = SafeText.sentence(String.valueOf(e.getMessage()));
    return switch (e.reason()) {
      case CHANGED -> isLocked && !e.found().isEmpty() ? mismatch(e.found()) : sinceFound(why);
      case REMOVED -> sinceFound(why);
      case UNREADABLE -> unreadable(why);
      case NOT_WRITABLE ->
          new UnreadableCodeException(
              "no private copy of " + name() + " can be written: " + why, false);
    };
  }

  private UnreadableCodeException mismatch(String found) {
    return new UnreadableCodeException(
        name() + " has SHA-256 " + found + ", the lock file lists " + sha256, true);
  }

  private UnreadableCodeException sinceFound(String what) {
    return unreadable(what + " since it was found");
  }

  /** Returns the exception for a private copy that somebody wrote to. */
  UnreadableCodeException copyChanged() {
    return unreadable("its private copy was changed while it was in use");
  }

  /** Returns the exception for a failure to read the private copy. */
  UnreadableCodeException unreadable(IOException failure) {
    return unreadable(
        failure instanceof ZipException
            ? "its private copy is damaged"
            : "reading its private copy failed");
  }

  private UnreadableCodeException unreadable(String why) {
    return new UnreadableCodeException(name() + " cannot be read any more: " + why, false);
  }

  private String name() {
    return SafeText.of(path.toString());
  }
}
