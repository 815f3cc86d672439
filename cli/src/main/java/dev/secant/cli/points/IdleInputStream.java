package dev.secant.cli.points;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Says when it is about to wait for input, so that results can be shown before: a person types a
 * number and sees the answer, and {@code tail -f} can be a source.
 */
final class IdleInputStream extends FilterInputStream {
  private Runnable whenIdle = () -> {};

  /** Wraps a stream. */
  IdleInputStream(InputStream input) {
    super(input);
  }

  /** Sets what is run before a read that may wait. */
  void onIdle(Runnable action) {
    whenIdle = action;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (in.available() == 0) {
      whenIdle.run();
    }
    return in.read(buffer, offset, length);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }
}
