package dev.secant.runtime.registry.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One file of the cache: a head with its length and a checksum, then the rest. It appears by a
 * rename, whole, whoever else writes it at the same time; and it is read only if it is this user's
 * own and its checksum is right.
 */
final class CatalogueFile {
  private static final long MAGIC = 0x53435443_41540001L; // SCTCAT, and the version of the form
  static final int HEAD = Long.BYTES + 2 * Integer.BYTES;

  /** Of some hundred thousand functions. */
  private static final int MAX_BYTES = 256 << 20;

  private static final String TEMPORARY = ".tmp";

  /** What a process that was killed has left behind is nobody's by then. */
  private static final long LEFT_BEHIND = TimeUnit.DAYS.toMillis(1);

  private final Path folder;
  private final Path file;

  /**
   * @param cache folder of the user or application
   * @param name of the file
   */
  CatalogueFile(Path cache, String name) {
    this.folder = cache.resolve("catalogue");
    this.file = folder.resolve(name);
  }

  /**
   * Returns the bytes, of which the first {@link #HEAD} are the head; null if there is nothing that
   * can be believed.
   */
  byte @Nullable [] read() {
    try {
      if (!Files.exists(file) || !isPrivateFolder() || !PrivateFiles.isFile(file)) {
        return null;
      }
      byte[] bytes;
      try (InputStream in = Files.newInputStream(file)) {
        bytes = in.readNBytes(MAX_BYTES);
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      if (bytes.length < HEAD
          || buffer.getLong() != MAGIC
          || buffer.getInt() != bytes.length
          || buffer.getInt() != checksum(bytes)) {
        return null;
      }
      return bytes;
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  /**
   * Replaces the file, if it can be.
   *
   * @param bytes with {@link #HEAD} bytes free for the head in front
   */
  void write(byte[] bytes) {
    if (bytes.length >= MAX_BYTES) {
      return;
    }
    ByteBuffer head = ByteBuffer.wrap(bytes).putLong(MAGIC).putInt(bytes.length);
    head.putInt(checksum(bytes));
    try {
      PrivateFiles.makeFolder(folder);
      if (isPrivateFolder()) {
        sweep();
        replace(bytes);
      }
    } catch (IOException | RuntimeException e) {
      // The next run is as slow as this one; there is nobody to tell.
    }
  }

  /** Returns as many bytes as the head takes. */
  static byte[] roomForHead() {
    return new byte[HEAD];
  }

  private boolean isPrivateFolder() throws IOException {
    Path cache = folder.getParent();
    // The folder above may be a link: to one that is as private.
    return cache != null
        && PrivateFiles.isFolder(cache.toRealPath())
        && PrivateFiles.isFolder(folder);
  }

  private void replace(byte[] bytes) throws IOException {
    Path temporary = Files.createTempFile(folder, "new", TEMPORARY); // that only this user can read
    try {
      try (OutputStream out = Files.newOutputStream(temporary)) {
        out.write(bytes);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private void sweep() throws IOException {
    long now = System.currentTimeMillis();
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*" + TEMPORARY)) {
      for (Path path : left) {
        if (Files.getLastModifiedTime(path).toMillis() < now - LEFT_BEHIND) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, HEAD, Math.max(0, bytes.length - HEAD));
    return (int) crc.getValue();
  }
}
