package dev.secant.runtime.worker;

import dev.secant.runtime.text.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a worker prints, which is what its plug-ins print: read as fast as it comes, so that nobody
 * waits for it, and handed on line by line until it is too much.
 */
final class WorkerOutput implements Runnable {
  /** Lines of one plug-in that anybody wants to see. */
  static final int MOST_LINES = 200;

  private static final int LONGEST_LINE = 500;
  private static final String OUT_OF_MEMORY = "Terminating due to java.lang.OutOfMemoryError";

  private final InputStream in;
  private final Consumer<String> sink;
  private final AtomicInteger shown;
  private final Thread thread;
  private final byte[] line = new byte[4 * LONGEST_LINE];
  private int length;

  /** Characters of what the JVM says at its end that were just read. */
  private int matched;

  private volatile boolean sawOutOfMemory;
  private volatile @Nullable String first;

  /**
   * @param sink takes the lines
   * @param shown lines that were handed on so far, by this worker or one before it
   */
  WorkerOutput(InputStream in, Consumer<String> sink, AtomicInteger shown) {
    this.in = in;
    this.sink = sink;
    this.shown = shown;
    thread = new Thread(null, this, "secant-worker-output", 0, false);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    byte[] bytes = new byte[1 << 16];
    try (in) {
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        for (int i = 0; i < count; i++) {
          add(bytes[i]);
        }
      }
    } catch (IOException e) {
      // The process is gone, and what it had to say with it.
    }
    if (length > 0) {
      endLine();
    }
  }

  private void add(byte b) {
    lookForEnd(b);
    if (b == '\n') {
      endLine();
    } else if (length < line.length) {
      line[length++] = b;
    }
  }

  private void endLine() {
    boolean isWanted = shown.get() <= MOST_LINES || first == null;
    if (isWanted) {
      show(new String(line, 0, length, StandardCharsets.UTF_8).stripTrailing());
    }
    length = 0;
  }

  /** Also behind what was printed without a line feed, however long. */
  private void lookForEnd(byte b) {
    if (b == OUT_OF_MEMORY.charAt(matched)) {
      matched++;
    } else {
      matched = b == OUT_OF_MEMORY.charAt(0) ? 1 : 0; // a letter that comes only once in it
    }
    if (matched == OUT_OF_MEMORY.length()) {
      sawOutOfMemory = true; // which is said in another way
      matched = 0;
    }
  }

  private void show(String printed) {
    String text = printed;
    int end = text.indexOf(OUT_OF_MEMORY);
    if (end >= 0) {
      text = text.substring(0, end);
    }
    if (text.isEmpty()) {
      return;
    }
    String safe = SafeText.of(text, LONGEST_LINE);
    if (first == null) {
      first = safe;
    }
    int number = shown.incrementAndGet();
    if (number <= MOST_LINES) {
      sink.accept(safe);
    } else if (number == MOST_LINES + 1) {
      sink.accept("(what it prints from now on is not shown)");
    } else {
      shown.set(MOST_LINES + 1); // it need not count on
    }
  }

  /**
   * Waits for the end of the output of a process that has ended; not for long, as children of it
   * may keep the pipe open.
   */
  void awaitEnd(long millis) {
    boolean isInterrupted = Thread.interrupted();
    try {
      TimeUnit.MILLISECONDS.timedJoin(thread, millis);
    } catch (InterruptedException e) {
      isInterrupted = true;
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns whether the JVM said that it ends itself as its heap is exhausted. */
  boolean sawOutOfMemory() {
    return sawOutOfMemory;
  }

  /** Returns the first line, or null if there was none. */
  @Nullable String firstLine() {
    return first;
  }
}
