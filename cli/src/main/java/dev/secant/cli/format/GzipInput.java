package dev.secant.cli.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The content of a gzip file (RFC 1952), of all its members: files that were compressed one by one
 * and put behind each other are one. Zeros behind the last member are padding, as of a tape; all
 * else there is an error. The JDK's own stream takes a pause in a pipe for the last member's end.
 *
 * <p>Memory is constant, whatever the content grows to. Not thread-safe.
 */
public final class GzipInput extends InputStream {
  private static final int SIZE = 1 << 16;

  private static final int HEADER_CHECK = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final InputStream input;
  private final byte[] buffer = new byte[SIZE];
  private final Inflater inflater = new Inflater(true);
  private final CRC32 check = new CRC32();
  private int position;
  private int limit;
  private boolean isInMember;
  private boolean isFirst = true;

  /** Creates a stream that has read nothing yet; it closes {@code input}. */
  public GzipInput(InputStream input) {
    this.input = input;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * Reads some bytes, or returns -1 at the end.
   *
   * @throws DamagedFileException if this is no gzip file, is cut off, or its check fails
   */
  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (isInMember || beginMember()) {
      int count = inflate(target, offset, length);
      if (count > 0) {
        check.update(target, offset, count);
        return count;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsInput()) {
        requireMore();
        inflater.setInput(buffer, position, limit - position);
        position = limit;
      } else {
        throw new DamagedFileException("is damaged: its compressed data need a dictionary");
      }
    }
    return -1;
  }

  private int inflate(byte[] target, int offset, int length) throws DamagedFileException {
    try {
      return inflater.inflate(target, offset, length);
    } catch (DataFormatException e) {
      throw new DamagedFileException("is damaged: its compressed data cannot be unpacked");
    }
  }

  /** Reads the header of the next member; returns false if there is none. */
  private boolean beginMember() throws IOException {
    int first = next();
    while (first == 0 && !isFirst) {
      first = next();
    }
    if (first < 0 && !isFirst) {
      return false;
    }
    if (first != 0x1f || next() != 0x8b) {
      throw new DamagedFileException(
          isFirst ? "is not compressed by gzip" : "has bytes behind its compressed data");
    }
    isFirst = false;
    if (required() != 8) {
      throw new DamagedFileException("is compressed by no method of gzip");
    }
    int flags = required();
    skip(6); // time, level and system
    if ((flags & EXTRA) != 0) {
      skip(required() | (required() << 8));
    }
    skipText((flags & NAME) != 0);
    skipText((flags & COMMENT) != 0);
    skip((flags & HEADER_CHECK) != 0 ? 2 : 0);
    isInMember = true;
    return true;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      required();
    }
  }

  private void skipText(boolean isThere) throws IOException {
    boolean isOver = !isThere;
    while (!isOver) {
      isOver = required() == 0;
    }
  }

  private void endMember() throws IOException {
    position = limit - inflater.getRemaining();
    long wanted = number();
    long length = number();
    if (wanted != check.getValue() || length != (inflater.getBytesWritten() & 0xffff_ffffL)) {
      throw new DamagedFileException("is damaged: its content does not fit its checksum");
    }
    inflater.reset();
    check.reset();
    isInMember = false;
  }

  private long number() throws IOException {
    return required() | (required() << 8) | (required() << 16) | ((long) required() << 24);
  }

  private int required() throws IOException {
    requireMore();
    return next();
  }

  private void requireMore() throws IOException {
    if (position == limit && !refill()) {
      throw new DamagedFileException("is cut off: its compressed data end in the middle");
    }
  }

  private int next() throws IOException {
    return position < limit || refill() ? buffer[position++] & 0xff : -1;
  }

  private boolean refill() throws IOException {
    position = 0;
    limit = Math.max(0, input.read(buffer, 0, SIZE));
    return limit > 0;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    input.close();
  }
}
