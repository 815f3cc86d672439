package dev.secant.cli.points;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * Hands the characters of an input on a line at a time, so that who has read a row from it has read
 * nothing beyond, and the rows behind can be read by others.
 */
final class LineReader extends Reader {
  private final InputBuffer buffer;
  private String line = "";
  private int next;
  private long count;

  LineReader(InputBuffer buffer) {
    this.buffer = buffer;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (next == line.length() && !readLine()) {
      return -1;
    }
    int taken = Math.min(length, line.length() - next);
    line.getChars(next, next + taken, target, offset);
    next += taken;
    return taken;
  }

  /** Reads to the end of the line, or as far as there is room for it. */
  private boolean readLine() throws IOException {
    int length = lineLength(0);
    while (length < 0) {
      int seen = buffer.limit() - buffer.position();
      if (!buffer.refill()) {
        length = buffer.isAtEnd() ? seen : wholeCharacters(seen);
        break;
      }
      length = lineLength(seen);
    }
    boolean isBehindReturn = endsInReturn();
    line = new String(buffer.bytes(), buffer.position(), length, StandardCharsets.UTF_8);
    boolean isLine = line.endsWith("\n") || endsInReturn();
    count += isLine && !(isBehindReturn && line.equals("\n")) ? 1 : 0;
    buffer.advanceTo(buffer.position() + length);
    next = 0;
    return length > 0;
  }

  /**
   * Returns the length of the line with its end, or -1 if that has not come yet. What follows a
   * carriage return may be a line feed, and is not waited for.
   *
   * @param from number of bytes that need not be searched again
   */
  private int lineLength(int from) {
    byte[] bytes = buffer.bytes();
    int start = buffer.position();
    int limit = buffer.limit();
    for (int i = start + from; i < limit; i++) {
      if (bytes[i] == '\n') {
        return i + 1 - start;
      }
      if (bytes[i] == '\r') {
        boolean isPair = i + 1 < limit && bytes[i + 1] == '\n';
        return (isPair ? i + 2 : i + 1) - start;
      }
    }
    return -1;
  }

  /** Returns a length that does not end within a character, of at most four bytes. */
  private int wholeCharacters(int length) {
    byte[] bytes = buffer.bytes();
    int end = buffer.position() + length;
    int start = end;
    while (end - start < 3 && (bytes[start - 1] & 0xc0) == 0x80) {
      start--;
    }
    boolean isCut = (bytes[start - 1] & 0xc0) == 0xc0;
    return isCut ? start - 1 - buffer.position() : length;
  }

  /** Returns the number of lines handed on. */
  long count() {
    return count;
  }

  /** Returns whether the last character that was handed on is a carriage return. */
  boolean endsInReturn() {
    return line.endsWith("\r");
  }

  @Override
  public void close() throws IOException {
    buffer.close();
  }
}
