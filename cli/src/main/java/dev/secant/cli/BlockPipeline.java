package dev.secant.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Computes blocks and turns their results into text in some threads, and writes them in another, in
 * their order, while the calling thread fills the next. There are a few blocks, used in turn, so
 * that memory does not depend on the number of points, and none is read long before it can be
 * written.
 *
 * <p>The text takes longer than a fast chain: processors that are there share it. No more blocks
 * are computed at a time than there are computations.
 *
 * <p>What a thread throws is thrown to the caller, once everything before it is written: the first
 * in the order of the points, as if there were one thread. Its methods are for the one thread that
 * made it; while it {@linkplain #drain() is drained}, that may compute and write itself.
 */
final class BlockPipeline implements AutoCloseable {
  /** Threads beside those that compute which turn results into text. */
  private static final int MOST_FOR_TEXT = 3;

  /** Blocks beside those at which a thread is at work, so that none waits for the next. */
  private static final int BLOCKS_BESIDE = 4;

  /**
   * What a computation is waited for when its result is not wanted any more. One that takes longer
   * is left alone; its thread ends with its block, or with the process.
   */
  private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(100);

  private final ResultRows rows;
  private final BlockQueue queue;
  private final List<Thread> workers = new ArrayList<>();
  private final Thread writer;

  /**
   * Starts the threads.
   *
   * @param computations as many as are to be computed at a time
   */
  BlockPipeline(List<Computation> computations, ResultRows rows) {
    this.rows = rows;
    int count = computations.size() + (rows.buffer() == null ? 0 : threadsForText());
    List<BlockStep> blocks = new ArrayList<>();
    for (int i = 0; i < count + BLOCKS_BESIDE; i++) {
      blocks.add(new BlockStep(computations.get(0).columns(), rows.buffer()));
    }
    queue = new BlockQueue(blocks, computations);
    for (int i = 0; i < count; i++) {
      workers.add(thread("secant-worker-" + (i + 1), this::computeAll));
    }
    writer = thread("secant-writer", this::writeAll);
    workers.forEach(Thread::start);
    writer.start();
  }

  private static int threadsForText() {
    return Math.min(MOST_FOR_TEXT, Runtime.getRuntime().availableProcessors() - 1);
  }

  private static Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true); // neither a function nor an output that hangs keeps the process
    return thread;
  }

  /** Returns the next block to be filled; it is empty. */
  BlockStep free() {
    return queue.free();
  }

  /** Hands on the block that {@link #free()} has returned. */
  void handOn() {
    queue.handOn();
  }

  /** Waits until all that was handed on is written. */
  void drain() {
    queue.drain();
  }

  private void computeAll() {
    for (BlockQueue.Task task = queue.nextTask(); task != null; task = queue.nextTask()) {
      BlockStep block = task.slot().block();
      Throwable thrown = null;
      try {
        compute(block, task.computation());
        block.prepare(rows);
      } catch (Throwable e) { // lest the others wait for ever
        thrown = e;
      }
      queue.ready(task.slot(), thrown);
    }
  }

  private void compute(BlockStep block, Computation computation) {
    try {
      block.compute(computation);
    } finally {
      queue.giveBack(computation);
    }
  }

  private void writeAll() {
    for (BlockQueue.Slot slot = queue.nextToWrite(); slot != null; slot = queue.nextToWrite()) {
      Throwable thrown = slot.failure();
      try {
        if (thrown == null) {
          slot.block().writePrepared(rows);
        }
      } catch (Throwable e) { // lest the others wait for ever
        thrown = e;
      }
      queue.written(slot, thrown);
    }
  }

  /** Ends the threads, whatever they have left to do. */
  @Override
  public void close() {
    queue.close();
    join(writer, Long.MAX_VALUE); // as long as it takes: it may be in the middle of a row
    long end = System.nanoTime() + LONGEST_WAIT;
    for (Thread thread : workers) {
      join(thread, end - System.nanoTime());
    }
  }

  /** Waits for the end of a thread; an interrupt is kept, and does not end the waiting. */
  private static void join(Thread thread, long nanos) {
    long begin = System.nanoTime();
    boolean isInterrupted = false;
    long left = nanos;
    while (thread.isAlive() && left > 0) {
      try {
        TimeUnit.NANOSECONDS.timedJoin(thread, left);
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
      left = nanos - (System.nanoTime() - begin);
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
