package dev.secant.runtime.registry.scan;

import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.ProblemCode;
import dev.secant.runtime.text.SafeText;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The first two stages for a file with the name of a JAR: that it is a regular file, which is known
 * before it is opened (to open a named pipe would wait for ever), and that it has the form of a ZIP
 * file with a bounded directory, which the JDK reads as a whole.
 */
final class PluginFile {
  /** What a ZIP directory of 16-bit counts can hold; plug-ins are far below. */
  private static final int MAX_ENTRIES = 65_535;

  private static final int MAX_DIRECTORY_BYTES = 64 << 20;
  private static final int SHOWN_BYTES = 16;
  private static final String COPY_AGAIN = "build or copy it again; if it is being copied, wait";

  private final Path file;
  private final String location;

  /**
   * @param file what is to be a JAR
   * @param location how messages call it
   */
  PluginFile(Path file, String location) {
    this.file = file;
    this.location = location;
  }

  /** Returns the end of a regular file that is or may be a JAR of bearable size. */
  ZipEnd check() throws RejectedException {
    requireRegularFile();
    try {
      ZipEnd end = ZipEnd.find(file);
      if (end == null) {
        throw notJar();
      }
      if (end.entries() > MAX_ENTRIES || end.directoryBytes() > MAX_DIRECTORY_BYTES) {
        throw reject(
            ProblemCode.TOO_MANY_ENTRIES,
            end.entries() > MAX_ENTRIES
                ? "the JAR has " + end.entries() + " entries, a plug-in may have " + MAX_ENTRIES
                : "the JAR says that its directory has "
                    + end.directoryBytes()
                    + " bytes, that of a plug-in may have "
                    + MAX_DIRECTORY_BYTES,
            "leave out what the functions do not need");
      }
      return end;
    } catch (IOException e) {
      throw unreadable();
    }
  }

  /** Passes if the path leads to a file, and not to what blocks or has no end. */
  void requireRegularFile() throws RejectedException {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(file, BasicFileAttributes.class);
    } catch (AccessDeniedException e) {
      throw unreadable();
    } catch (NoSuchFileException e) {
      throw Files.isSymbolicLink(file) ? brokenLink() : unreadable();
    } catch (IOException e) {
      throw Files.isSymbolicLink(file) ? brokenLink() : unreadable();
    }
    if (!attributes.isRegularFile()) {
      throw reject(
          ProblemCode.NOT_A_FILE,
          attributes.isDirectory()
              ? "this is a directory with the name of a JAR"
              : "this is a pipe, a socket or a device with the name of a JAR",
          attributes.isDirectory()
              ? "put a JAR here, or name the folder without .jar and put the JAR into it"
              : "put a JAR here");
    }
    if (!Files.isReadable(file)) {
      throw unreadable();
    }
  }

  /** The file has a ZIP directory, but not one that holds what it says. */
  RejectedException damaged() {
    return reject(
        ProblemCode.NOT_A_JAR, "the file is a damaged JAR: its directory is corrupt", COPY_AGAIN);
  }

  RejectedException unreadable() {
    return reject(
        ProblemCode.UNREADABLE,
        "the file cannot be read",
        "check that this user may read it and that not too many files are open");
  }

  private RejectedException brokenLink() {
    boolean circle = pointsInCircle(file);
    return reject(
        ProblemCode.BROKEN_LINK,
        circle ? "this is a link in a circle" : "this is a link to a file that does not exist",
        "correct or remove the link");
  }

  /** Returns whether a symbolic link leads to itself. */
  static boolean pointsInCircle(Path link) {
    Path target = link;
    // More links than any system follows.
    for (int links = 0; links < 64; links++) {
      try {
        if (!Files.isSymbolicLink(target)) {
          return false;
        }
        target = target.resolveSibling(Files.readSymbolicLink(target)).normalize();
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }

  private RejectedException notJar() throws IOException {
    byte[] first = new byte[SHOWN_BYTES];
    int length;
    long size = Files.size(file);
    try (InputStream in = new FileInputStream(file.toFile())) {
      length = in.readNBytes(first, 0, SHOWN_BYTES);
    }
    if (length == 0) {
      return reject(ProblemCode.NOT_A_JAR, "the file is no JAR: it is empty", COPY_AGAIN);
    }
    if (length > 1 && first[0] == 'P' && first[1] == 'K') {
      return reject(
          ProblemCode.NOT_A_JAR,
          "the file is a truncated JAR: after " + bytes(size) + " its directory is missing",
          COPY_AGAIN);
    }
    return reject(
        ProblemCode.NOT_A_JAR,
        "the file is no JAR: it has "
            + bytes(size)
            + " and begins with "
            + SafeText.ofBytes(first, length),
        first[0] == '<' ? "it may be a web page that says why a download failed" : COPY_AGAIN);
  }

  private static String bytes(long size) {
    return size == 1 ? "1 byte" : size + " bytes";
  }

  private RejectedException reject(ProblemCode code, String message, String hint) {
    return new RejectedException(Problem.of(code, location, message, hint));
  }
}
