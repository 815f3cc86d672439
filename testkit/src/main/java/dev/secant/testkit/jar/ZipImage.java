package dev.secant.testkit.jar;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Writes zip files byte by byte (PKWARE's APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16), since
 * the JDK's own writer refuses what a test of a reader needs: two entries of one name, headers that
 * lie, names that are no text.
 */
final class ZipImage {
  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int VERSION = 20;

  /** 1 January 2026, noon: the same bytes whenever a JAR is built. */
  private static final int DATE = (2026 - 1980) << 9 | 1 << 5 | 1;

  private static final int TIME = 12 << 11;

  private ZipImage() {}

  /**
   * Returns the file.
   *
   * @param comment behind the end record
   * @param missing how many more entries the end record says than there are
   */
  @SuppressWarnings("ByteBufferBackingArray") // of buffers that were allocated here
  static byte[] of(List<ZipMember> members, byte[] comment, int missing) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    for (ZipMember member : members) {
      int at = file.size();
      ByteBuffer local = header(30, LOCAL).putShort((short) VERSION);
      file.writeBytes(common(local, member).array());
      file.writeBytes(member.name());
      file.writeBytes(member.packed());
      ByteBuffer central = header(46, CENTRAL).putShort((short) VERSION).putShort((short) VERSION);
      common(central, member).putInt(42, at);
      directory.writeBytes(central.array());
      directory.writeBytes(member.name());
    }
    short count = (short) (members.size() + missing);
    ByteBuffer end = header(22, END).putInt(0).putShort(count).putShort(count);
    end.putInt(directory.size()).putInt(file.size()).putShort((short) comment.length);
    file.writeBytes(directory.toByteArray());
    file.writeBytes(end.array());
    file.writeBytes(comment);
    return file.toByteArray();
  }

  private static ByteBuffer header(int length, int signature) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN).putInt(signature);
  }

  /** What local and central headers have in common, in one order. */
  private static ByteBuffer common(ByteBuffer header, ZipMember member) {
    return header
        .putShort((short) member.flags())
        .putShort((short) member.method())
        .putShort((short) TIME)
        .putShort((short) DATE)
        .putInt((int) member.crc())
        .putInt(member.packed().length)
        .putInt((int) member.size())
        .putShort((short) member.name().length);
  }
}
