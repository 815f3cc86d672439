package dev.secant.cli.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** Bytes as a member of a gzip file that is not compressed, and so has a length known before. */
public final class GzipMember {
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
  private static final byte LAST_BLOCK_STORED = 1;

  private GzipMember() {}

  /**
   * Returns a member that holds these bytes: 23 bytes more.
   *
   * @param content at most 65535 bytes
   */
  public static byte[] stored(byte[] content) {
    CRC32 check = new CRC32();
    check.update(content);
    return ByteBuffer.allocate(HEADER.length + 5 + content.length + 8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(HEADER)
        .put(LAST_BLOCK_STORED)
        .putShort((short) content.length)
        .putShort((short) ~content.length)
        .put(content)
        .putInt((int) check.getValue())
        .putInt(content.length)
        .array();
  }
}
