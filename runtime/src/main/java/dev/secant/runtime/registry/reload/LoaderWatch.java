package dev.secant.runtime.registry.reload;

import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows plug-ins that were replaced until they are out of memory. Once nobody holds the plug-in,
 * its files are closed; if its class loader is then not collected although the classes of others
 * are, that is a leak.
 *
 * <p>It waits for the garbage collector and never calls it. It has a daemon thread as long as there
 * is something to follow; after {@link #close()} none, and what became of loaders is found out when
 * {@link #leaks()} is asked.
 */
public final class LoaderWatch implements Closeable {
  /** Initialised by the first failure. */
  private static final class Log {
    static final Logger LOGGER = LoggerFactory.getLogger(LoaderWatch.class);
  }

  /** A plug-in that somebody may still use. */
  private static final class Held extends WeakReference<Closeable> {
    final RetiredCode code;

    Held(Closeable plugin, RetiredCode code, ReferenceQueue<Object> queue) {
      super(plugin, queue);
      this.code = code;
    }
  }

  /** The class loader of a plug-in that nobody uses any more. */
  private static final class Idle extends WeakReference<ClassLoader> {
    final RetiredCode code;
    final long since = System.nanoTime();
    final int collectionsBefore;

    /** Whether somebody finds out what keeps it, or has done so. */
    boolean isExamined;

    @Nullable Leak leak;

    Idle(
        ClassLoader loader, RetiredCode code, int collectionsBefore, ReferenceQueue<Object> queue) {
      super(loader, queue);
      this.code = code;
      this.collectionsBefore = collectionsBefore;
    }
  }

  private final Patience patience;
  private final Consumer<Leak> listener;
  private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
  private final Set<Held> held = new HashSet<>();
  private final Set<Idle> idle = new HashSet<>();
  private @Nullable UnloadSentinel sentinel;

  /** Of garbage that unloaded classes. */
  private int collections;

  private @Nullable Thread thread;
  private boolean closed;

  /**
   * Creates a watch that has nothing to follow yet, and no thread.
   *
   * @param listener told of each leak once, by whatever thread finds it
   */
  public LoaderWatch(Patience patience, Consumer<Leak> listener) {
    this.patience = patience;
    this.listener = listener;
  }

  /**
   * Follows a plug-in.
   *
   * @param plugin held by all who may still run its code, and by nothing of that code; closed if it
   *     is still held when this watch is closed, at once if it is so already
   */
  public void follow(Closeable plugin, RetiredCode code) {
    boolean isLate;
    synchronized (this) {
      held.add(new Held(plugin, code, queue));
      isLate = closed;
      if (thread == null && !closed) {
        start();
      }
    }
    if (isLate) {
      closeQuietly(plugin);
      closeQuietly(code.files());
    }
  }

  private void start() {
    // Without the thread locals of the caller, which is a thread of the application.
    Thread started = new Thread(null, this::run, "secant-loader-watch", 0, false);
    started.setDaemon(true);
    started.setContextClassLoader(LoaderWatch.class.getClassLoader());
    try {
      started.start();
      thread = started;
    } catch (OutOfMemoryError e) {
      // No thread is to be had. The next plug-in to follow tries again.
    }
  }

  /** Returns the leaks that were found and still are ones, in no particular order. */
  public List<Leak> leaks() {
    check(null);
    List<Leak> leaks = new ArrayList<>();
    synchronized (this) {
      for (Idle each : idle) {
        Leak leak = each.leak;
        if (leak != null && !each.refersTo(null)) { // which may be known before it is queued
          leaks.add(leak);
        }
      }
    }
    return leaks;
  }

  /** Closes all plug-ins that it follows, whoever holds them, and ends the thread. */
  @Override
  public void close() {
    List<Held> all;
    synchronized (this) {
      closed = true;
      if (thread != null) {
        thread.interrupt();
        thread = null;
      }
      all = List.copyOf(held);
    }
    for (Held each : all) {
      Closeable plugin = each.get();
      if (plugin != null) {
        closeQuietly(plugin);
      }
      closeQuietly(each.code.files());
    }
  }

  private void run() {
    try {
      while (isNeeded()) {
        Reference<?> first = queue.remove(millisToWait());
        try {
          check(first);
        } catch (RuntimeException | Error e) { // what follows must not be lost with it
          Log.LOGGER.error("following plug-ins that were replaced failed", e);
        }
      }
    } catch (InterruptedException e) {
      // Closed: there is nothing to clear up.
    }
  }

  private synchronized boolean isNeeded() {
    boolean isNeeded = !closed && !(held.isEmpty() && idle.isEmpty());
    if (!isNeeded && !closed) {
      thread = null; // under the lock, so that follow() starts another one
    }
    return isNeeded;
  }

  /** Returns how long at most until a loader may count as leaked without a further collection. */
  private synchronized long millisToWait() {
    long least = 0; // for ever
    for (Idle each : idle) {
      long nanos = patience.time().toNanos() - (System.nanoTime() - each.since);
      if (!each.isExamined && nanos > 0) {
        long millis = Duration.ofNanos(nanos).toMillis() + 1;
        least = least == 0 ? millis : Math.min(least, millis);
      }
    }
    return least;
  }

  private void check(@Nullable Reference<?> first) {
    List<Idle> overdue = new ArrayList<>();
    synchronized (this) {
      if (first != null) {
        gone(first);
      }
      for (Reference<?> next = queue.poll(); next != null; next = queue.poll()) {
        gone(next);
      }
      for (Idle each : idle) {
        if (!each.isExamined && isPatienceOver(each)) {
          each.isExamined = true;
          overdue.add(each);
        }
      }
    }
    overdue.forEach(this::examine); // takes its time, for which nobody is to wait
  }

  private void examine(Idle overdue) {
    Leak leak = leak(overdue);
    if (leak != null) {
      synchronized (this) {
        overdue.leak = leak;
      }
      listener.accept(leak);
    }
  }

  private void gone(Reference<?> reference) {
    if (reference instanceof Held last) {
      held.remove(last);
      closeQuietly(last.code.files());
      ClassLoader loader = last.code.loader().get();
      if (loader != null) {
        idle.add(new Idle(loader, last.code, collections, queue));
        setSentinel();
      }
    } else if (reference instanceof Idle collected) {
      idle.remove(collected);
    } else if (reference == sentinel) {
      collections++;
      sentinel = null;
      setSentinel();
    }
  }

  private void setSentinel() {
    if (sentinel == null && !idle.isEmpty()) {
      sentinel = UnloadSentinel.set(queue);
    }
  }

  private boolean isPatienceOver(Idle each) {
    return collections - each.collectionsBefore >= patience.collections()
        && System.nanoTime() - each.since >= patience.time().toNanos();
  }

  private static @Nullable Leak leak(Idle idle) {
    ClassLoader loader = idle.get();
    return loader == null
        ? null
        : new Leak(idle.code, String.valueOf(loader.getName()), new Suspects(loader).find());
  }

  private static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // It was open for reading: there is nothing to lose and nobody to tell.
    }
  }
}
