package dev.secant.runtime.worker;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Memory of two processes: some numbers, the values at them, and the place the worker is at. What a
 * worker has written outlives it.
 */
final class SharedArea {
  /** Numbers at a time. More would gain nothing: a message costs as much as a few of them. */
  static final int CAPACITY = 4096;

  /** The place where a worker is that is at none. */
  static final int NOWHERE = -1;

  /** The place has a line of the cache to itself. */
  private static final int NUMBERS = 128;

  private static final int BYTES_OF_NUMBERS = CAPACITY * Double.BYTES;
  private static final int SIZE = NUMBERS + 2 * BYTES_OF_NUMBERS;

  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

  private final ByteBuffer memory;
  private final DoubleBuffer numbers;
  private final DoubleBuffer values;

  private SharedArea(MappedByteBuffer mapped) {
    memory = mapped.order(ByteOrder.nativeOrder());
    numbers = part(NUMBERS);
    values = part(NUMBERS + BYTES_OF_NUMBERS);
  }

  private DoubleBuffer part(int start) {
    return memory.slice(start, BYTES_OF_NUMBERS).order(ByteOrder.nativeOrder()).asDoubleBuffer();
  }

  /**
   * Makes the file. It is written, not only made long: where the disk is full, this is to fail, and
   * not a store into memory later.
   */
  static SharedArea create(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocate(SIZE);
      while (zeros.hasRemaining()) {
        channel.write(zeros);
      }
      return new SharedArea(channel.map(MapMode.READ_WRITE, 0, SIZE));
    }
  }

  /** Opens what the other process has made. */
  static SharedArea open(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return new SharedArea(channel.map(MapMode.READ_WRITE, 0, SIZE));
    }
  }

  /** Says where the worker is, after all that it has written before. */
  void setPlace(int place) {
    INT.setRelease(memory, 0, place);
  }

  int place() {
    return (int) INT.getAcquire(memory, 0);
  }

  void putNumbers(double[] from, int start, int length) {
    numbers.put(0, from, start, length);
  }

  void getNumbers(int start, double[] to, int length) {
    numbers.get(start, to, 0, length);
  }

  void putValue(int index, double value) {
    values.put(index, value);
  }

  void putValues(int start, double[] from, int length) {
    values.put(start, from, 0, length);
  }

  /** Copies the first values. */
  void getValues(double[] to, int start, int length) {
    values.get(0, to, start, length);
  }
}
