package dev.secant.cli.output;

import dev.secant.api.Decimal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** A buffer of bytes in front of a stream, with numbers written into it without a detour. */
public final class ByteSink {
  private static final int SIZE = 1 << 16;

  private final OutputStream stream;
  private final Function<IOException, ? extends RuntimeException> failure;
  private final byte[] buffer = new byte[SIZE];
  private int length;

  /**
   * Creates an empty buffer.
   *
   * @param stream receives the bytes; not closed
   * @param failure what to throw if it does not take them
   */
  public ByteSink(OutputStream stream, Function<IOException, ? extends RuntimeException> failure) {
    this.stream = stream;
    this.failure = failure;
  }

  /** Writes an ASCII character. */
  void ascii(char c) {
    reserve(1);
    buffer[length++] = (byte) c;
  }

  /** Writes text in UTF-8. */
  void text(String text) {
    bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes. */
  void bytes(byte[] bytes) {
    bytes(bytes, bytes.length);
  }

  /** Writes the first of some bytes. */
  void bytes(byte[] bytes, int count) {
    bytes(bytes, 0, count);
  }

  /** Writes some bytes from {@code start} on. */
  void bytes(byte[] bytes, int start, int count) {
    if (count > SIZE) {
      drain();
      write(bytes, start, count);
      return;
    }
    reserve(count);
    System.arraycopy(bytes, start, buffer, length, count);
    length += count;
  }

  /** Writes a number as {@link Decimal} does. */
  void number(double value) {
    reserve(Decimal.MAX_LENGTH);
    length = Decimal.write(value, buffer, length);
  }

  private void reserve(int bytes) {
    if (SIZE - length < bytes) {
      drain();
    }
  }

  private void drain() {
    int pending = length;
    length = 0;
    write(buffer, 0, pending);
  }

  private void write(byte[] bytes, int start, int count) {
    try {
      stream.write(bytes, start, count);
    } catch (IOException e) {
      throw failure.apply(e);
    }
  }

  /** Hands everything on and flushes the stream. */
  void flush() {
    drain();
    try {
      stream.flush();
    } catch (IOException e) {
      throw failure.apply(e);
    }
  }
}
