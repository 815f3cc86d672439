package dev.secant.runtime.worker;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The workers of a registry: none is started before one is needed. Thread-safe. */
public final class Workers {
  private static final String SEVERAL = "";

  /** Who is told what workers print. */
  @FunctionalInterface
  public interface Printout {
    /**
     * A worker printed a line, which is safe to show.
     *
     * @param plugin the id of its plug-in; empty if it has several
     */
    void line(String plugin, String line);
  }

  private final WorkerCommand command;
  private final Limits limits;
  private final boolean areShared;
  private final Printout printout;
  private final AtomicInteger keys = new AtomicInteger();
  private @Nullable WorkerPool shared;
  private int sharers;

  /**
   * @param areShared whether plug-ins have the same workers, or each its own
   */
  public Workers(WorkerCommand command, Limits limits, boolean areShared, Printout printout) {
    this.command = command;
    this.limits = limits;
    this.areShared = areShared;
    this.printout = printout;
  }

  /**
   * Returns a plug-in whose code is run by workers.
   *
   * @param code says what a worker is to be told of its files
   */
  public RemotePlugin plugin(String id, Supplier<List<String>> code) {
    return new RemotePlugin(this, id, code);
  }

  private WorkerPool newPool(String plugin) {
    return new WorkerPool(command, limits, line -> printout.line(plugin, line));
  }

  /** Returns the workers of a plug-in, which is to leave them. */
  synchronized WorkerPool join(String plugin) {
    if (!areShared) {
      return newPool(plugin);
    }
    WorkerPool pool = shared;
    if (pool == null) {
      pool = newPool(SEVERAL);
      shared = pool;
    }
    sharers++;
    return pool;
  }

  /** Ends the workers of a plug-in, unless others have them, too. */
  void leave(WorkerPool pool) {
    synchronized (this) {
      if (pool == shared) {
        sharers--;
        if (sharers > 0) {
          return;
        }
        shared = null;
      }
    }
    pool.close();
  }

  /** Returns a number for a plug-in or an instance, as workers know it. */
  int newKey() {
    return keys.incrementAndGet();
  }
}
