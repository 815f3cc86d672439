package dev.secant.cli.points;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of an input as they come: counts them, lets their beginning be seen before they are
 * read, and says when it is about to wait for more, so that results can be shown before. A person
 * types a number and sees the answer, and {@code tail -f} can be a source.
 */
final class RawInput extends FilterInputStream {
  private static final int MOST_SEEN = 1 << 13;

  private final boolean mayWait;
  private Runnable whenIdle = () -> {};
  private final byte[] begin = new byte[MOST_SEEN];
  private int position;
  private int limit;
  private volatile long count; // written by one thread

  /**
   * @param mayWait whether somebody may still write to it: of a file it would cost time to ask
   */
  RawInput(InputStream input, boolean mayWait) {
    super(input);
    this.mayWait = mayWait;
  }

  /** Sets what is run before a read that may wait. */
  void onIdle(Runnable action) {
    whenIdle = action;
  }

  /** Returns the number of bytes that have come; may be called by any thread. */
  long count() {
    return count;
  }

  /** Returns whether the input begins with these bytes; reads no more than it takes to know. */
  boolean beginsWith(int... signature) throws IOException {
    for (int i = 0; i < signature.length; i++) {
      if (i == limit && !seeMore()) {
        return false;
      }
      if ((begin[i] & 0xff) != signature[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean seeMore() throws IOException {
    int read = readOn(begin, limit, MOST_SEEN - limit);
    limit += Math.max(0, read);
    return read > 0;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (position == limit) {
      return readOn(target, offset, length);
    }
    int taken = Math.min(length, limit - position);
    System.arraycopy(begin, position, target, offset, taken);
    position += taken;
    return taken;
  }

  private int readOn(byte[] target, int offset, int length) throws IOException {
    if (mayWait && in.available() == 0) {
      whenIdle.run();
    }
    int read = in.read(target, offset, length);
    setCount(count + Math.max(0, read));
    return read;
  }

  private void setCount(long value) {
    count = value;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }
}
