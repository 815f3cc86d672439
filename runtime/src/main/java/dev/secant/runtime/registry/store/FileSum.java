package dev.secant.runtime.registry.store;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The sum that names the content of a file: SHA-256 in 64 lower-case hexadecimal digits. */
final class FileSum {
  private static final int BUFFER_BYTES = 1 << 16;

  private FileSum() {}

  /**
   * Returns the sum of a file's content, read once from its beginning to its end.
   *
   * @throws IOException if it cannot be read
   */
  static String of(Path file) throws IOException {
    return copy(file, OutputStream.nullOutputStream(), Long.MAX_VALUE);
  }

  /**
   * Copies a file into a new one that only this user can read, and returns the sum of the bytes
   * that were written.
   *
   * @param size what the file is said to have; of one that grows without end little more is copied
   * @throws WriteFailure if the copy cannot be written
   * @throws IOException if the file cannot be read
   */
  static String copy(Path file, Path copy, long size) throws IOException {
    try (OutputStream out = create(copy)) {
      return copy(file, out, size);
    }
  }

  private static OutputStream create(Path copy) throws WriteFailure {
    try {
      PrivateFolder.createFile(copy);
      return new FileOutputStream(copy.toFile());
    } catch (IOException e) {
      throw new WriteFailure(e);
    }
  }

  static String copy(Path file, OutputStream out, long size) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[BUFFER_BYTES];
    long left = size;
    // Not a channel, which an interrupt would close.
    try (InputStream in = new FileInputStream(file.toFile())) {
      for (int read = in.read(buffer); read >= 0 && left >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        write(out, buffer, read);
        left -= read;
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void write(OutputStream out, byte[] buffer, int length) throws WriteFailure {
    try {
      out.write(buffer, 0, length);
    } catch (IOException e) {
      throw new WriteFailure(e);
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK must have SHA-256", e);
    }
  }

  /** The copy, not the original, is what failed. */
  static final class WriteFailure extends IOException {
    private static final long serialVersionUID = 1L;

    WriteFailure(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }
}
