package dev.secant.testkit.jar;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * One entry of a zip file as it lies in it: what its headers say need not be true.
 *
 * @param name bytes of the name, in whatever encoding
 * @param flags general purpose bits
 * @param method 0 for stored, 8 for deflated
 * @param packed the bytes in the file
 * @param size how many bytes they become, as the headers say
 * @param crc their checksum, as the headers say
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ZipMember(byte[] name, int flags, int method, byte[] packed, long size, long crc) {
  static final int STORED = 0;
  static final int DEFLATED = 8;

  /** The name is UTF-8. */
  private static final int UTF8 = 1 << 11;

  private static final int ENCRYPTED = 1;
  private static final int CHUNK = 1 << 16;

  /** Returns an entry as any tool writes it. */
  static ZipMember of(String name, byte[] content) {
    return deflated(name.getBytes(StandardCharsets.UTF_8), content, content.length);
  }

  /** Returns an entry whose name is bytes that need not be UTF-8, though the flag says so. */
  static ZipMember of(byte[] name, byte[] content) {
    return deflated(name.clone(), content, content.length);
  }

  /**
   * Returns an entry of {@code size} bytes, {@code pattern} over and over; never held in memory.
   */
  static ZipMember repeating(String name, byte[] pattern, long size) {
    int copies = Math.max(1, CHUNK / pattern.length);
    byte[] chunk = new byte[copies * pattern.length];
    for (int i = 0; i < chunk.length; i++) {
      chunk[i] = pattern[i % pattern.length];
    }
    return deflated(name.getBytes(StandardCharsets.UTF_8), chunk, size);
  }

  /** Deflates {@code size} bytes: {@code chunk} as often as it takes. */
  private static ZipMember deflated(byte[] name, byte[] chunk, long size) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    CRC32 crc = new CRC32();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] buffer = new byte[CHUNK];
    for (long left = size; left > 0; left -= chunk.length) {
      int length = (int) Math.min(left, chunk.length);
      crc.update(chunk, 0, length);
      deflater.setInput(chunk, 0, length);
      while (!deflater.needsInput()) {
        packed.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      packed.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return new ZipMember(name, UTF8, DEFLATED, packed.toByteArray(), size, crc.getValue());
  }

  /** Returns this entry as if it was encrypted: the flag is set, the bytes are what they were. */
  ZipMember encrypted() {
    return new ZipMember(name, flags | ENCRYPTED, method, packed, size, crc);
  }

  /** Returns this entry with another method, that may not exist. */
  ZipMember withMethod(int other) {
    return new ZipMember(name, flags, other, packed, size, crc);
  }

  /** Returns this entry with headers that say another size. */
  ZipMember claimingSize(long claimed) {
    return new ZipMember(name, flags, method, packed, claimed, crc);
  }

  /** Returns this entry with headers that say another checksum. */
  ZipMember withWrongChecksum() {
    return new ZipMember(name, flags, method, packed, size, crc ^ 1);
  }

  boolean isNamed(String other) {
    return Arrays.equals(name, other.getBytes(StandardCharsets.UTF_8));
  }
}
