package dev.secant.runtime.registry.trust;

import dev.secant.runtime.text.SafeText;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes lock files as wholes. */
public final class LockFiles {
  /** Some 20,000 plug-ins. */
  private static final int MAX_BYTES = 16 << 20;

  private static final String WRITE_ANEW =
      "restore it, or delete it and write it anew by 'secant plugins lock' if the plug-ins are to be trusted";

  private LockFiles() {}

  /**
   * Returns what a lock file says; null if there is none of that name.
   *
   * @throws LockFileException if there is one that is no lock file, or cannot be read
   */
  public static @Nullable LockFile readIfThere(Path file) throws LockFileException {
    return Files.notExists(file, LinkOption.NOFOLLOW_LINKS) ? null : read(file);
  }

  /**
   * Returns what a lock file says.
   *
   * @throws LockFileException if it is not there, is no lock file, or cannot be read
   */
  public static LockFile read(Path file) throws LockFileException {
    return parse(file, bytes(file));
  }

  private static LockFile parse(Path file, byte[] bytes) throws LockFileException {
    if (bytes.length > MAX_BYTES) {
      throw bad(file, "the file is larger than " + MAX_BYTES + " bytes");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return LockFileParser.parse(file, text.startsWith("\ufeff") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      throw bad(file, "the file is not text in UTF-8");
    }
  }

  private static byte[] bytes(Path file) throws LockFileException {
    try {
      // To open a pipe would wait for ever.
      if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
        throw bad(file, "this is no file");
      }
      try (InputStream in = new FileInputStream(file.toFile())) {
        return in.readNBytes(MAX_BYTES + 1);
      }
    } catch (LockFileException e) {
      throw e;
    } catch (IOException e) {
      boolean isGone = Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
      throw bad(file, isGone ? "the lock file does not exist" : "the lock file cannot be read");
    }
  }

  /**
   * Writes a lock file, whole or not at all: what is there is replaced by a rename.
   *
   * @throws IOException if it cannot be written, or could not be read again; then what was there is
   *     as it was
   */
  public static void write(Path file, LockFile content) throws IOException {
    // Where a link stands, what it leads to is replaced, as an editor would.
    Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
    Path temporary = target.resolveSibling("." + UUID.randomUUID() + ".tmp");
    byte[] bytes = LockFileWriter.text(content).getBytes(StandardCharsets.UTF_8);
    requireReadable(file, bytes, content);
    try {
      Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW);
      try (FileChannel written = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        written.force(true); // else a power cut can leave the name with nothing behind it
      }
      keepPermissions(target, temporary);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** A lock file that nobody can read would keep every plug-in of its directory away. */
  private static void requireReadable(Path file, byte[] bytes, LockFile content)
      throws LockFileException {
    LockFile read = parse(file, bytes);
    boolean isSame =
        read.policy() == content.policy()
            && read.signers().keySet().equals(content.signers().keySet())
            && sums(read).equals(sums(content));
    if (!isSame) {
      throw bad(file, "a file name has characters that cannot be written to a lock file");
    }
  }

  private static Map<String, Map<String, String>> sums(LockFile lock) {
    Map<String, Map<String, String>> sums = new HashMap<>();
    lock.plugins().forEach((file, plugin) -> sums.put(file, plugin.sums()));
    return sums;
  }

  private static void keepPermissions(Path target, Path temporary) throws IOException {
    try {
      if (Files.exists(target)) {
        Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
      }
    } catch (UnsupportedOperationException e) {
      // Windows: it has those of the directory.
    }
  }

  private static LockFileException bad(Path file, String message) {
    return LockFileException.of(file, 0, SafeText.sentence(message), WRITE_ANEW);
  }
}
