package dev.secant.runtime.registry.loader;

import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * The CRC-32 that the directory of a JAR states for each entry, which {@link java.util.zip.ZipFile}
 * never checks. A flipped bit in a class that is stored as it is would otherwise go unnoticed and
 * yield other numbers.
 */
public final class EntryChecksum {
  private EntryChecksum() {}

  /**
   * Returns whether the bytes are those whose checksum the entry states; true if it states none.
   *
   * @param bytes the whole content of the entry
   */
  public static boolean matches(ZipEntry entry, byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    return entry.getCrc() == -1 || entry.getCrc() == checksum.getValue();
  }
}
