package dev.secant.cli.points;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of an input that have been read and not been used yet. */
final class InputBuffer implements Closeable {
  static final int SIZE = 1 << 16;

  private final InputStream input;
  private final byte[] bytes = new byte[SIZE];
  private int position;
  private int limit;
  private boolean isAtEnd;

  InputBuffer(InputStream input) {
    this.input = input;
  }

  /** Returns the array in which the bytes are, from {@link #position()} to {@link #limit()}. */
  byte[] bytes() {
    return bytes;
  }

  /** Returns the index of the next byte. */
  int position() {
    return position;
  }

  /** Returns the index behind the last byte. */
  int limit() {
    return limit;
  }

  /** Returns whether no bytes follow those that are here. */
  boolean isAtEnd() {
    return isAtEnd;
  }

  /** Notes that the bytes before an index have been used. */
  void advanceTo(int newPosition) {
    position = newPosition;
  }

  /**
   * Reads once, and moves the bytes that are here to the front for that; it may wait.
   *
   * @return false if there is no byte more: at the end, or if there is no room
   */
  boolean refill() throws IOException {
    if (position > 0) {
      System.arraycopy(bytes, position, bytes, 0, limit - position);
      limit -= position;
      position = 0;
    }
    if (isAtEnd || limit == SIZE) {
      return false;
    }
    int read = input.read(bytes, limit, SIZE - limit);
    isAtEnd = read < 0;
    limit += Math.max(0, read);
    return !isAtEnd;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
