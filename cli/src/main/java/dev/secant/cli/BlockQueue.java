package dev.secant.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Blocks in the order of their points, used in turn: filled, computed, written, and filled again.
 * The threads of a {@link BlockPipeline} wait here for what they can do next. Thread-safe; what a
 * thread did to a block is seen by the next that gets it.
 */
final class BlockQueue {
  /** A block, and how far it is. */
  static final class Slot {
    private final BlockStep block;
    private boolean isReady; // to be written
    private @Nullable Throwable failure;

    private Slot(BlockStep block) {
      this.block = block;
    }

    BlockStep block() {
      return block;
    }

    /** Returns what was thrown when it was computed, or null. */
    @Nullable Throwable failure() {
      return failure;
    }
  }

  /** A block to be computed, and what computes it. */
  record Task(Slot slot, Computation computation) {}

  // All of it guarded by this.
  private final List<Slot> slots = new ArrayList<>();
  private final Deque<Computation> computations; // that are not in use
  private long handedOn; // number of blocks that were filled
  private long begun; // of those that somebody computes or has computed
  private long written;
  private @Nullable Throwable failure;
  private boolean isClosed;

  /**
   * @param blocks empty
   * @param computations as many as are to be computed at a time
   */
  BlockQueue(List<BlockStep> blocks, Collection<Computation> computations) {
    blocks.forEach(block -> slots.add(new Slot(block)));
    this.computations = new ArrayDeque<>(computations);
  }

  private Slot slot(long number) {
    return slots.get((int) (number % slots.size()));
  }

  /**
   * Waits for a block that is written, and returns it to be filled.
   *
   * @throws RuntimeException or {@link Error} that {@link #written} was told of
   */
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

  /**
   * Waits until all that was handed on is written.
   *
   * @throws RuntimeException or {@link Error} that {@link #written} was told of
   */
  synchronized void drain() {
    await(() -> written == handedOn);
    throwFailure();
  }

  private void throwFailure() {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure != null) { // thrown past the compiler
      throw new IllegalStateException(failure);
    }
  }

  /** Waits for a block to be computed; returns null at the end. */
  synchronized @Nullable Task nextTask() {
    await(() -> begun < handedOn && !computations.isEmpty());
    return isOver() ? null : new Task(slot(begun++), computations.remove());
  }

  /** Takes a computation back, for another block. */
  synchronized void giveBack(Computation computation) {
    computations.add(computation);
    notifyAll();
  }

  /**
   * Hands on a block that is ready to be written.
   *
   * @param thrown what was thrown instead, or null
   */
  synchronized void ready(Slot slot, @Nullable Throwable thrown) {
    slot.failure = thrown;
    slot.isReady = true;
    notifyAll();
  }

  /** Waits for the next block to be written, in their order; returns null at the end. */
  synchronized @Nullable Slot nextToWrite() {
    await(() -> written < handedOn && slot(written).isReady);
    return isOver() ? null : slot(written);
  }

  /**
   * Hands on a block that is written, and empty.
   *
   * @param thrown what was thrown instead, which is the end, or null
   */
  synchronized void written(Slot slot, @Nullable Throwable thrown) {
    slot.isReady = false;
    failure = thrown;
    written++;
    notifyAll();
  }

  /** Ends all waiting, whatever is left to do. */
  synchronized void close() {
    isClosed = true;
    notifyAll();
  }

  private boolean isOver() {
    return isClosed || failure != null;
  }

  /** Waits for a condition, or the end; called with the lock held. */
  private void await(BooleanSupplier condition) {
    boolean isInterrupted = false;
    while (!isOver() && !condition.getAsBoolean()) {
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
}
