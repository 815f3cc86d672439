package dev.secant.runtime.registry.scan;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
public record ZipEnd(long entries, long directoryBytes) {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int DIRECTORY_SIGNATURE = 0x02014b50;
  private static final int ENTRY_SIGNATURE = 0x04034b50;
  private static final int END_LENGTH = 22;
  private static final int MAX_COMMENT = 65_535;
  private static final int LOCATOR_SIGNATURE = 0x07064b50;
  private static final int LOCATOR_LENGTH = 20;
  private static final int END64_SIGNATURE = 0x06064b50;
  private static final int END64_LENGTH = 56;

  /** Something with positions, of which as many bytes can be read as there are. */
  private interface Source {
    long length() throws IOException;

    void read(long position, byte[] bytes) throws IOException;
  }

  /** Returns what the end of the file says, or null if it has no such end. */
  public static @Nullable ZipEnd find(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      return find(
          new Source() {
            @Override
            public long length() throws IOException {
              return in.length();
            }

            @Override
            public void read(long position, byte[] bytes) throws IOException {
              in.seek(position);
              in.readFully(bytes);
            }
          });
    }
  }

  /** Returns what the end of a file with this content says, or null if it has no such end. */
  static @Nullable ZipEnd find(byte[] content) throws IOException {
    return find(
        new Source() {
          @Override
          public long length() {
            return content.length;
          }

          @Override
          public void read(long position, byte[] bytes) {
            System.arraycopy(content, (int) position, bytes, 0, bytes.length);
          }
        });
  }

  private static @Nullable ZipEnd find(Source in) throws IOException {
    long size = in.length();
    int length = (int) Math.min(size, MAX_COMMENT + END_LENGTH + LOCATOR_LENGTH);
    ByteBuffer tail = read(in, size - length, length);
    for (int at = tail.limit() - END_LENGTH; at >= 0; at--) {
      if (tail.getInt(at) == END_SIGNATURE && isEnd(in, tail, at)) {
        return end(in, tail, at);
      }
    }
    return null;
  }

  /**
   * What looks like an end may stand in the comment of another. As the JDK does: the comment ends
   * with the file, or else the directory and the first entry are where this end says.
   */
  private static boolean isEnd(Source in, ByteBuffer tail, int at) throws IOException {
    if (at + END_LENGTH + Short.toUnsignedInt(tail.getShort(at + 20)) == tail.limit()) {
      return true;
    }
    long position = in.length() - tail.limit() + at;
    long directory = position - Integer.toUnsignedLong(tail.getInt(at + 12));
    long firstEntry = directory - Integer.toUnsignedLong(tail.getInt(at + 16));
    return hasSignature(in, directory, DIRECTORY_SIGNATURE)
        && hasSignature(in, firstEntry, ENTRY_SIGNATURE);
  }

  private static boolean hasSignature(Source in, long position, int signature) throws IOException {
    ByteBuffer bytes = read(in, position, 4);
    return bytes.limit() == 4 && bytes.getInt(0) == signature;
  }

  private static ZipEnd end(Source in, ByteBuffer tail, int at) throws IOException {
    int entries = Short.toUnsignedInt(tail.getShort(at + 10));
    long bytes = Integer.toUnsignedLong(tail.getInt(at + 12));
    int locator = at - LOCATOR_LENGTH;
    if (locator >= 0 && tail.getInt(locator) == LOCATOR_SIGNATURE) {
      ByteBuffer end64 = read(in, tail.getLong(locator + 8), END64_LENGTH);
      if (end64.limit() == END64_LENGTH && end64.getInt(0) == END64_SIGNATURE) {
        // Which of two that disagree counts differs between readers: the larger is the safe one.
        return new ZipEnd(
            larger(entries, 0xffff, unsigned(end64.getLong(32))),
            larger(bytes, 0xffffffffL, unsigned(end64.getLong(40))));
      }
    }
    return new ZipEnd(entries, bytes);
  }

  private static long larger(long value, long placeholder, long value64) {
    return value == placeholder ? value64 : Math.max(value, value64);
  }

  private static long unsigned(long value) {
    return value < 0 ? Long.MAX_VALUE : value;
  }

  /** Reads as many of the bytes as there are; none at a position outside the file. */
  private static ByteBuffer read(Source in, long position, int length) throws IOException {
    if (position < 0 || position > in.length()) {
      return ByteBuffer.allocate(0);
    }
    byte[] bytes = new byte[(int) Math.min(length, in.length() - position)];
    in.read(position, bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
