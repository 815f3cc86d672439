package dev.secant.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;

/** Notes what threads of a group print, and hands on what others do. */
final class WatchedOutput extends OutputStream {
  private static final int LONGEST = 200;

  private final OutputStream other;
  private final ThreadGroup group;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private volatile boolean closed;

  WatchedOutput(OutputStream other, ThreadGroup group) {
    this.other = other;
    this.group = group;
  }

  private boolean isWatched() {
    ThreadGroup own = Thread.currentThread().getThreadGroup();
    return own != null && group.parentOf(own);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (!isWatched()) {
      other.write(bytes, offset, length);
    } else {
      synchronized (printed) {
        printed.write(bytes, offset, Math.min(length, LONGEST - Math.min(LONGEST, printed.size())));
      }
    }
  }

  @Override
  public void flush() throws IOException {
    if (!isWatched()) {
      other.flush();
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  String printed() {
    synchronized (printed) {
      return printed.toString(Charset.defaultCharset());
    }
  }
}
