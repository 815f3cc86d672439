package dev.secant.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

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

  /** A block and how far it is. */
  private static final class Slot {
    final BlockStep block;
    boolean isReady; // to be written
    @Nullable Throwable failure;

    Slot(BlockStep block) {
      this.block = block;
    }
  }

  private final ResultRows rows;
  private final List<Slot> slots = new ArrayList<>();
  private final List<Thread> workers = new ArrayList<>();
  private final Thread writing;

  // All below, and what the slots have beside their blocks, is guarded by this.
  private final Deque<Computation> computations; // that are not in use
  private long begun; // number of blocks at which a worker has begun
  private long handedOn;
  private long written;
  private @Nullable Throwable failure;
  private boolean isClosed;

  /**
   * Starts the threads.
   *
   * @param computations as many as are to be computed at a time
   */
  BlockPipeline(List<Computation> computations, ResultRows rows) {
    this.rows = rows;
    this.computations = new ArrayDeque<>(computations);
    List<ResultColumn> columns = computations.get(0).columns();
    int processors = Runtime.getRuntime().availableProcessors();
    boolean isPrepared = rows.buffer() != null;
    int count = computations.size() + (isPrepared ? Math.min(MOST_FOR_TEXT, processors - 1) : 0);
    for (int i = 0; i < count; i++) {
      workers.add(thread("secant-worker-" + (i + 1), this::work));
    }
    for (int i = 0; i < count + BLOCKS_BESIDE; i++) {
      slots.add(new Slot(new BlockStep(columns, rows.buffer())));
    }
    writing = thread("secant-write", this::writeAll);
    workers.forEach(Thread::start);
    writing.start();
  }

  private static Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true); // neither a function nor an output that hangs keeps the process
    return thread;
  }

  private Slot slot(long number) {
    return slots.get((int) (number % slots.size()));
  }

  /** Returns the next block to be filled; it is empty. */
  synchronized BlockStep free() {
    await(() -> handedOn - written < slots.size());
    throwFailure();
    return slot(handedOn).block;
  }

  /** Hands on the block that {@link #free()} has returned. */
  synchronized void handOn() {
    handedOn++;
    notifyAll();
  }

  /** Waits until all that was handed on is written. */
  synchronized void drain() {
    await(() -> written == handedOn);
    throwFailure();
  }

  private void throwFailure() {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw (RuntimeException) failure; // neither computing nor writing throws any other
    }
  }

  private void work() {
    for (Task task = nextTask(); task != null; task = nextTask()) {
      BlockStep block = task.slot.block;
      Throwable thrown = null;
      try {
        try {
          block.compute(task.computation);
        } finally {
          giveBack(task.computation);
        }
        block.prepare(rows);
      } catch (RuntimeException | Error e) {
        thrown = e;
      }
      ready(task.slot, thrown);
    }
  }

  /** A block to be computed. */
  private record Task(Slot slot, Computation computation) {}

  private synchronized @Nullable Task nextTask() {
    await(() -> begun < handedOn && !computations.isEmpty());
    return isOver() ? null : new Task(slot(begun++), computations.remove());
  }

  private synchronized void giveBack(Computation computation) {
    computations.add(computation);
    notifyAll();
  }

  private synchronized void ready(Slot slot, @Nullable Throwable thrown) {
    slot.failure = thrown;
    slot.isReady = true;
    notifyAll();
  }

  private void writeAll() {
    for (Slot slot = nextToWrite(); slot != null; slot = nextToWrite()) {
      Throwable thrown = slot.failure;
      if (thrown == null) {
        try {
          slot.block.writePrepared(rows);
        } catch (RuntimeException | Error e) {
          thrown = e;
        }
      }
      written(slot, thrown);
    }
  }

  private synchronized @Nullable Slot nextToWrite() {
    await(() -> written < handedOn && slot(written).isReady);
    return isOver() ? null : slot(written);
  }

  private synchronized void written(Slot slot, @Nullable Throwable thrown) {
    slot.isReady = false;
    failure = thrown;
    written++;
    notifyAll();
  }

  private boolean isOver() {
    return isClosed || failure != null;
  }

  /** Something that is waited for. */
  @FunctionalInterface
  private interface Condition {
    boolean holds();
  }

  /** Waits, until nothing goes on any more, for a condition; called with the lock held. */
  private void await(Condition condition) {
    boolean isInterrupted = false;
    while (!isOver() && !condition.holds()) {
      try {
        wait();
      } catch (InterruptedException e) {
        isInterrupted = true; // by a function, which gains nothing by it
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the threads, whatever they have left to do. */
  @Override
  public void close() {
    synchronized (this) {
      isClosed = true;
      notifyAll();
    }
    join(writing, Long.MAX_VALUE); // as long as it takes: it may be in the middle of a row
    long end = System.nanoTime() + LONGEST_WAIT;
    for (Thread thread : workers) {
      join(thread, end - System.nanoTime());
    }
  }

  /** Waits for the end of a thread; an interrupt is noted, and does not end the waiting. */
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
