package dev.secant.cli.output;

import java.io.ByteArrayOutputStream;
import java.util.function.Function;

/**
 * Rows that are prepared before it is their turn, by a thread other than that which writes them.
 * Used by one thread at a time.
 */
public final class RowBuffer {
  private final ByteSink target;
  private final Bytes bytes = new Bytes();
  private final RowWriter writer;

  /**
   * Creates an empty buffer.
   *
   * @param target receives the rows
   * @param form makes a writer that begins with a row
   */
  RowBuffer(ByteSink target, Function<ByteSink, RowWriter> form) {
    this.target = target;
    writer = form.apply(new ByteSink(bytes, IllegalStateException::new)); // memory takes all bytes
  }

  /** Returns what writes rows into the buffer. */
  public RowWriter writer() {
    return writer;
  }

  /** Ends the preparation: rows that are written from now on may be lost. */
  public void finish() {
    writer.flush();
  }

  /** Hands the rows to the writer that made this, and empties the buffer. */
  public void drain() {
    bytes.drainTo(target);
  }

  /** Bytes that are handed on without a copy of their own. */
  private static final class Bytes extends ByteArrayOutputStream {
    void drainTo(ByteSink sink) {
      sink.bytes(buf, count);
      reset();
    }
  }
}
