package dev.secant.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Computes blocks in some threads and writes them in another, in their order, while the calling
 * thread fills the next. There are a few blocks, used in turn, so that memory does not depend on
 * the number of points, and none is read long before it can be written.
 *
 * <p>What a thread throws is thrown to the caller, once everything before it is written: the first
 * in the order of the points, as if there were one thread. Its methods are for the one thread that
 * made it; while it {@linkplain #drain() is drained}, that may compute and write itself.
 */
final class BlockPipeline implements AutoCloseable {
  /** Filled or waiting to be; so many again as are computed make up for stages of unequal speed. */
  private static final int BLOCKS_BESIDE = 4;

  /**
   * What a computation is waited for when its result is not wanted any more. One that takes longer
   * is left alone; its thread ends with its block, or with the process.
   */
  private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(100);

  /** A block and how far it is. */
  private static final class Slot {
    final BlockStep block;
    boolean isComputed;
    @Nullable Throwable failure;

    Slot(BlockStep block) {
      this.block = block;
    }
  }

  private final ResultRows rows;
  private final List<Slot> slots = new ArrayList<>();
  private final List<Thread> computing = new ArrayList<>();
  private final Thread writing;

  // Blocks that have begun to be computed, are handed on, are written; guarded by this, as the
  // slots.
  private long begun;
  private long handedOn;
  private long written;
  private @Nullable Throwable failure;
  private boolean isClosed;

  /**
   * Starts the threads.
   *
   * @param computations one for each thread that computes
   */
  BlockPipeline(List<Computation> computations, ResultRows rows) {
    this.rows = rows;
    List<ResultColumn> columns = computations.get(0).columns();
    for (int i = 0; i < computations.size() + BLOCKS_BESIDE; i++) {
      slots.add(new Slot(new BlockStep(columns)));
    }
    for (Computation computation : computations) {
      String name = "secant-compute-" + (computing.size() + 1);
      computing.add(thread(name, () -> computeAll(computation)));
    }
    writing = thread("secant-write", this::writeAll);
    computing.forEach(Thread::start);
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

  private void computeAll(Computation computation) {
    for (Slot slot = nextToCompute(); slot != null; slot = nextToCompute()) {
      Throwable thrown = null;
      try {
        slot.block.compute(computation);
      } catch (RuntimeException | Error e) {
        thrown = e;
      }
      computed(slot, thrown);
    }
  }

  private synchronized @Nullable Slot nextToCompute() {
    await(() -> begun < handedOn);
    return isOver() ? null : slot(begun++);
  }

  private synchronized void computed(Slot slot, @Nullable Throwable thrown) {
    slot.failure = thrown;
    slot.isComputed = true;
    notifyAll();
  }

  private void writeAll() {
    for (Slot slot = nextToWrite(); slot != null; slot = nextToWrite()) {
      Throwable thrown = slot.failure;
      if (thrown == null) {
        try {
          slot.block.write(rows);
        } catch (RuntimeException | Error e) {
          thrown = e;
        }
      }
      written(slot, thrown);
    }
  }

  private synchronized @Nullable Slot nextToWrite() {
    await(() -> written < handedOn && slot(written).isComputed);
    return isOver() ? null : slot(written);
  }

  private synchronized void written(Slot slot, @Nullable Throwable thrown) {
    slot.isComputed = false;
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
    for (Thread thread : computing) {
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
