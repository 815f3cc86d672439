package dev.secant.runtime.worker;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * One end of the conversation between a host and a worker. Used by one thread at a time.
 *
 * <p>Neither end lets an interrupt close it, as channels do that wait: it does not block in reads
 * and writes, and waits in a selector instead. An interrupt stays with its thread.
 */
final class MessageChannel implements Closeable {
  /** Bytes in a message at most: as many as one array may have. */
  static final int LONGEST = 1 << 30;

  /** Bytes to begin with; what claims to be longer has to prove it. */
  private static final int FIRST = 1 << 16;

  /** Bytes handed to the system at a time; what it does not take need not be copied again. */
  private static final int SLICE = 1 << 16;

  /** A buffer larger than this is not kept for the next message. */
  private static final int LARGEST_KEPT = 1 << 20;

  /** Says how long to wait for a message. */
  @FunctionalInterface
  interface Patience {
    /**
     * Returns for how many milliseconds to wait before asking again; 0 or less if it has been long
     * enough.
     */
    long millisToWait();
  }

  /** Waits for ever. */
  static final Patience ENDLESS = () -> Long.MAX_VALUE;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final ByteBuffer slice = allocate(SLICE);
  private ByteBuffer input = allocate(FIRST);

  MessageChannel(SocketChannel channel) throws IOException {
    this.channel = channel;
    channel.configureBlocking(false);
    selector = Selector.open();
    key = channel.register(selector, SelectionKey.OP_READ);
  }

  private static ByteBuffer allocate(int size) {
    return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
  }

  /**
   * Sends a message, waiting for the other end to take it.
   *
   * @throws SilenceException if that takes too long
   * @throws IOException if the other end is gone
   */
  void send(ByteBuffer message, Patience patience) throws IOException {
    while (message.hasRemaining()) {
      int length = Math.min(SLICE, message.remaining());
      slice.clear().put(0, message, message.position(), length).limit(length);
      message.position(message.position() + length);
      while (channel.write(slice) >= 0 && slice.hasRemaining()) {
        await(SelectionKey.OP_WRITE, patience);
      }
    }
  }

  /**
   * Receives a message, which is valid until the next.
   *
   * @param longest bytes that it may have
   * @throws SilenceException if that takes too long
   * @throws EOFException if the other end is gone
   * @throws BrokenMessageException if what comes is no message
   */
  MessageReader receive(int longest, Patience patience) throws IOException {
    trim();
    input.clear();
    fill(Integer.BYTES, patience);
    int length = input.getInt(0);
    if (length < 0 || length > longest) {
      throw new BrokenMessageException("a message claims to have " + length + " bytes");
    }
    fill(Integer.BYTES + length, patience);
    if (input.position() != Integer.BYTES + length) {
      throw new BrokenMessageException("there is more than one message");
    }
    input.flip().position(Integer.BYTES);
    return new MessageReader(input.slice().order(ByteOrder.nativeOrder()));
  }

  /** Lets go what a long message has taken; it is not valid any more. */
  void trim() {
    if (input.capacity() > LARGEST_KEPT) {
      input = allocate(FIRST);
    }
  }

  private void fill(int bytes, Patience patience) throws IOException {
    while (input.position() < bytes) {
      if (!input.hasRemaining()) {
        int size = (int) Math.min(2L * input.capacity(), (long) LONGEST + Integer.BYTES);
        input = allocate(size).put(input.flip());
      }
      int read = channel.read(input);
      if (read < 0) {
        throw new EOFException("the other end is gone");
      }
      if (read == 0) {
        await(SelectionKey.OP_READ, patience);
      }
    }
  }

  private void await(int operation, Patience patience) throws IOException {
    boolean isInterrupted = false;
    key.interestOps(operation);
    try {
      while (true) {
        long millis = patience.millisToWait();
        if (millis <= 0) {
          throw new SilenceException();
        }
        int ready = selector.select(millis == Long.MAX_VALUE ? 0 : millis);
        isInterrupted |= Thread.interrupted();
        if (ready > 0) {
          selector.selectedKeys().clear();
          return;
        }
      }
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Closes this end, which the other notices. */
  @Override
  public void close() throws IOException {
    try (selector) {
      channel.close();
    }
  }
}
