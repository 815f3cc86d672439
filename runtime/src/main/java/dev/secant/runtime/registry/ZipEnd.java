package dev.secant.runtime.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the end of a ZIP file says about its directory. Read before the JDK opens the file, since
 * that reads the whole directory into memory, however large it is.
 *
 * <p>Source: PKWARE, .ZIP File Format Specification, sections 4.3.14 to 4.3.16.
 *
 * @param entries number of entries
 * @param directoryBytes length of the directory
 */
record ZipEnd(long entries, long directoryBytes) {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int MAX_COMMENT = 65_535;
  private static final int LOCATOR_SIGNATURE = 0x07064b50;
  private static final int LOCATOR_LENGTH = 20;
  private static final int END64_SIGNATURE = 0x06064b50;
  private static final int END64_LENGTH = 56;

  /** Returns what the end of the file says, or null if it has no such end. */
  static @Nullable ZipEnd find(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long size = channel.size();
      int length = (int) Math.min(size, MAX_COMMENT + END_LENGTH + LOCATOR_LENGTH);
      ByteBuffer tail = read(channel, size - length, length);
      for (int at = tail.limit() - END_LENGTH; at >= 0; at--) {
        if (tail.getInt(at) == END_SIGNATURE && hasCommentToEnd(tail, at)) {
          return end(channel, tail, at);
        }
      }
      return null;
    }
  }

  private static boolean hasCommentToEnd(ByteBuffer tail, int at) {
    return at + END_LENGTH + Short.toUnsignedInt(tail.getShort(at + 20)) <= tail.limit();
  }

  private static ZipEnd end(SeekableByteChannel channel, ByteBuffer tail, int at)
      throws IOException {
    int locator = at - LOCATOR_LENGTH;
    if (locator >= 0 && tail.getInt(locator) == LOCATOR_SIGNATURE) {
      ByteBuffer end64 = read(channel, tail.getLong(locator + 8), END64_LENGTH);
      if (end64.limit() == END64_LENGTH && end64.getInt(0) == END64_SIGNATURE) {
        return new ZipEnd(unsigned(end64.getLong(32)), unsigned(end64.getLong(40)));
      }
    }
    return new ZipEnd(
        Short.toUnsignedInt(tail.getShort(at + 10)), Integer.toUnsignedLong(tail.getInt(at + 12)));
  }

  private static long unsigned(long value) {
    return value < 0 ? Long.MAX_VALUE : value;
  }

  /** Reads as many of the bytes as there are; none at a position outside the file. */
  private static ByteBuffer read(SeekableByteChannel channel, long position, int length)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    if (position >= 0 && position <= channel.size()) {
      channel.position(position);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // Reads on.
      }
    }
    return buffer.flip();
  }
}
