package dev.secant.runtime.registry.classfile;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;

/** A position in bytes that cannot leave them. */
final class ByteCursor {
  private final byte[] bytes;
  private final int end;
  private int position;

  ByteCursor(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private ByteCursor(byte[] bytes, int position, int end) {
    this.bytes = bytes;
    this.position = position;
    this.end = end;
  }

  int length() {
    return bytes.length;
  }

  int position() {
    return position;
  }

  /** A cursor over the same bytes from another position, which was within them before. */
  ByteCursor at(int otherPosition) {
    return new ByteCursor(bytes, otherPosition, end);
  }

  /**
   * A cursor over the next bytes and no more, which are skipped here: so the time to read parts
   * that claim to overlap stays linear.
   */
  ByteCursor slice(int count) throws MalformedClassException {
    int start = position;
    skip(count);
    return new ByteCursor(bytes, start, position);
  }

  int u1() throws MalformedClassException {
    require(1);
    return bytes[position++] & 0xff;
  }

  int u2() throws MalformedClassException {
    require(2);
    return (u1() << 8) | u1();
  }

  /** Four bytes as an int, which is negative from 2^31. */
  int u4() throws MalformedClassException {
    require(4);
    return (u2() << 16) | u2();
  }

  /** Skips bytes; a negative count stands for one beyond 2^31, which no file here has. */
  void skip(int count) throws MalformedClassException {
    require(count);
    position += count;
  }

  /** A length of two bytes and text in the modified UTF-8 of class files. */
  String utf() throws MalformedClassException {
    int start = position;
    skip(u2());
    DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(bytes, start, position - start));
    try {
      return in.readUTF();
    } catch (IOException e) {
      throw new MalformedClassException("a text in it is not encoded as it must be");
    }
  }

  private void require(int count) throws MalformedClassException {
    if (count < 0 || count > end - position) {
      throw new MalformedClassException(
          end == bytes.length
              ? "it ends too early, after " + bytes.length + " bytes"
              : "a part of it is longer than it says");
    }
  }
}
