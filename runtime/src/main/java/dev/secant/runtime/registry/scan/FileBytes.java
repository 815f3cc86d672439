package dev.secant.runtime.registry.scan;

import org.jspecify.annotations.Nullable;

/**
 * What a file held when its SHA-256 was taken, so that what is found in it is true of these very
 * bytes, and the file is opened once.
 */
final class FileBytes {
  /** Stands for more than is worth to be kept; the file is opened again to look into it. */
  static final FileBytes TOO_MANY = new FileBytes(null);

  private final byte @Nullable [] bytes;

  /**
   * @param bytes which nobody changes from here on
   */
  FileBytes(byte @Nullable [] bytes) {
    this.bytes = bytes;
  }

  /** Returns how many are kept. */
  int length() {
    return bytes == null ? 0 : bytes.length;
  }

  /**
   * Returns the bytes themselves, which their readers do not change; null if they were not kept.
   */
  byte @Nullable [] get() {
    return bytes;
  }
}
