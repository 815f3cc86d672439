package dev.secant.runtime.worker;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A message to be sent: a length, and that many bytes. Numbers keep all their bits, those of NaN
 * included. Both ends are on one machine, so they have the order of its bytes.
 */
final class MessageWriter {
  private static final int FIRST = 256;

  /** A buffer larger than this is not kept for the next message. */
  private static final int LARGEST_KEPT = 1 << 20;

  private ByteBuffer buffer = allocate(FIRST);

  MessageWriter() {
    clear();
  }

  private static ByteBuffer allocate(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
  }

  /** Begins anew. */
  MessageWriter clear() {
    if (buffer.capacity() > LARGEST_KEPT) {
      buffer = allocate(FIRST);
    }
    buffer.clear().position(Integer.BYTES);
    return this;
  }

  MessageWriter putByte(int value) {
    room(1).put((byte) value);
    return this;
  }

  /** Puts which of its kind it is: both ends are of one build. */
  @SuppressWarnings("EnumOrdinal")
  MessageWriter putEnum(Enum<?> value) {
    return putByte(value.ordinal());
  }

  MessageWriter putBoolean(boolean value) {
    return putByte(value ? 1 : 0);
  }

  MessageWriter putInt(int value) {
    room(Integer.BYTES).putInt(value);
    return this;
  }

  MessageWriter putDouble(double value) {
    room(Double.BYTES).putDouble(value);
    return this;
  }

  MessageWriter putText(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    putInt(bytes.length);
    room(bytes.length).put(bytes);
    return this;
  }

  MessageWriter putNumbers(double[] numbers) {
    putInt(numbers.length);
    long bytes = (long) numbers.length * Double.BYTES;
    ByteBuffer target = room(bytes);
    target.asDoubleBuffer().put(numbers);
    target.position(target.position() + (int) bytes);
    return this;
  }

  MessageWriter putWholes(int[] numbers) {
    putInt(numbers.length);
    for (int number : numbers) {
      putInt(number);
    }
    return this;
  }

  /** Returns the whole message, to be sent before the next one begins. */
  ByteBuffer message() {
    buffer.putInt(0, buffer.position() - Integer.BYTES);
    return buffer.flip();
  }

  private ByteBuffer room(long bytes) {
    if (buffer.remaining() < bytes) {
      long size = Math.max(2L * buffer.capacity(), buffer.position() + bytes);
      if (size - Integer.BYTES > MessageChannel.LONGEST) {
        throw new IllegalArgumentException(
            "an array for a function in a worker must have at most "
                + MessageChannel.LONGEST / Double.BYTES / 2
                + " elements");
      }
      buffer = allocate((int) size).put(buffer.flip());
    }
    return buffer;
  }
}
