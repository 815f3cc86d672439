package dev.secant.runtime.registry;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of the files of a plug-in, to know one that is found in two places. */
final class ContentHash {
  private ContentHash() {}

  /** Returns the hash of the contents in their order; of the paths, where one cannot be read. */
  static String of(List<Path> files) {
    StringBuilder hashes = new StringBuilder();
    for (Path file : files) {
      hashes.append(of(file)).append(' ');
    }
    return hashes.toString();
  }

  private static String of(Path file) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK must have SHA-256", e);
    }
    byte[] buffer = new byte[1 << 16];
    // Not a channel, which an interrupt would close.
    try (InputStream in = new FileInputStream(file.toFile())) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    } catch (IOException e) {
      return file.toString();
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
