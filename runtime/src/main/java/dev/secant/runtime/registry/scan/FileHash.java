package dev.secant.runtime.registry.scan;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Reads a file once from front to end, for its SHA-256. */
public final class FileHash {
  private FileHash() {}

  /** Returns the SHA-256 of what the file holds. */
  public static Sha256 of(Path file) throws IOException {
    MessageDigest digest = Sha256.newDigest();
    byte[] buffer = new byte[1 << 16];
    // Not a channel, which an interrupt would close.
    try (InputStream in = new FileInputStream(file.toFile())) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return Sha256.of(digest.digest());
  }
}
