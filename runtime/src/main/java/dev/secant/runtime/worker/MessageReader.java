package dev.secant.runtime.worker;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A message that was received. Whatever it lacks is a {@link BrokenMessageException}. */
final class MessageReader {
  private final ByteBuffer buffer;

  /**
   * @param buffer the bytes behind the length, in native order
   */
  MessageReader(ByteBuffer buffer) {
    this.buffer = buffer;
  }

  int getByte() throws BrokenMessageException {
    try {
      return buffer.get();
    } catch (BufferUnderflowException e) {
      throw tooShort();
    }
  }

  boolean getBoolean() throws BrokenMessageException {
    return getByte() != 0;
  }

  int getInt() throws BrokenMessageException {
    try {
      return buffer.getInt();
    } catch (BufferUnderflowException e) {
      throw tooShort();
    }
  }

  double getDouble() throws BrokenMessageException {
    try {
      return buffer.getDouble();
    } catch (BufferUnderflowException e) {
      throw tooShort();
    }
  }

  String getText() throws BrokenMessageException {
    byte[] bytes = new byte[getCount(1)];
    buffer.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  double[] getNumbers() throws BrokenMessageException {
    double[] numbers = new double[getCount(Double.BYTES)];
    buffer.asDoubleBuffer().get(numbers);
    buffer.position(buffer.position() + numbers.length * Double.BYTES);
    return numbers;
  }

  int[] getWholes() throws BrokenMessageException {
    int[] numbers = new int[getCount(Integer.BYTES)];
    buffer.asIntBuffer().get(numbers);
    buffer.position(buffer.position() + numbers.length * Integer.BYTES);
    return numbers;
  }

  /** Returns a number of things that can all be there. */
  int getCount(int bytesOfEach) throws BrokenMessageException {
    int count = getInt();
    if (count < 0 || (long) count * bytesOfEach > buffer.remaining()) {
      throw tooShort();
    }
    return count;
  }

  /** Returns the constant that a byte stands for. */
  <E> E getOneOf(E[] constants) throws BrokenMessageException {
    int place = getByte();
    if (place < 0 || place >= constants.length) {
      throw new BrokenMessageException("a message has an unknown word: " + place);
    }
    return constants[place];
  }

  private static BrokenMessageException tooShort() {
    return new BrokenMessageException("a message is too short");
  }
}
