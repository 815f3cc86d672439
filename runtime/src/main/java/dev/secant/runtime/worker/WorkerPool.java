package dev.secant.runtime.worker;

import dev.secant.runtime.text.ThrownText;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The workers of one plug-in, or of all: as many as there are calls at a time, up to the number of
 * processors. Each serves one call at a time, so that it is known which call ended it. Thread-safe.
 */
final class WorkerPool implements Closeable {
  private static final int MOST = Runtime.getRuntime().availableProcessors();

  /** After that many failures to start in succession, it is not tried again for a while. */
  private static final int PATIENCE = 3;

  private static final long SHORTEST_PAUSE = TimeUnit.SECONDS.toNanos(1);
  private static final int LONGEST_REASON = 300;
  private static final int MOST_DOUBLINGS = 6;

  /** A worker that nobody has asked for so long is ended, unless it is the last. */
  private static final long LONGEST_IDLE = TimeUnit.MINUTES.toNanos(1);

  private final WorkerCommand command;
  private final Limits limits;
  private final Consumer<String> output;
  private final ForgottenInstances forgotten = new ForgottenInstances();
  private final AtomicInteger linesShown = new AtomicInteger();
  private final Set<Worker> all = new HashSet<>();
  private final Deque<Worker> idle = new ArrayDeque<>();
  private int starting;
  private boolean closed;
  private int failures;
  private long notBefore;
  private @Nullable String reason;

  /**
   * @param output takes the lines that the workers print
   */
  WorkerPool(WorkerCommand command, Limits limits, Consumer<String> output) {
    this.command = command;
    this.limits = limits;
    this.output = output;
  }

  Limits limits() {
    return limits;
  }

  /**
   * Returns a worker for the caller alone; starts one, or waits for one, if none is idle. It is to
   * be given back.
   *
   * @param isToBeNew whether it has to be started for this
   * @throws IOException if none can be started; the message says why
   * @throws IllegalStateException if the registry is closed
   */
  Worker take(boolean isToBeNew) throws IOException {
    Worker known = takeIdle(isToBeNew);
    if (known != null) {
      return known;
    }
    Worker started = null;
    IOException failure = null;
    try {
      started = Worker.start(command, limits, this::listen);
    } catch (IOException e) {
      failure = e;
    } catch (RuntimeException | OutOfMemoryError e) { // the latter also if there is no thread
      failure = new IOException(ThrownText.of(e, LONGEST_REASON), e);
    } finally {
      started(started, failure);
    }
    if (started == null) {
      throw failure == null ? new IOException() : failure;
    }
    return started;
  }

  private WorkerOutput listen(Process process) {
    return new WorkerOutput(process.getInputStream(), output, linesShown);
  }

  /** Returns a worker, or null if the caller is to start one. */
  private synchronized @Nullable Worker takeIdle(boolean isToBeNew) throws IOException {
    boolean isInterrupted = false;
    try {
      while (true) {
        requireOpen();
        boolean isFull = all.size() + starting >= MOST;
        Worker worker = isToBeNew && !isFull ? null : idle.pollLast();
        if (worker != null) {
          if (worker.isAlive() && !isToBeNew) {
            return worker;
          }
          discard(worker); // or it ended while nobody asked it anything
        } else if (!isFull) {
          requirePatience();
          starting++;
          return null;
        } else {
          try {
            wait();
          } catch (InterruptedException e) {
            isInterrupted = true;
          }
        }
      }
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void requirePatience() throws IOException {
    if (failures >= PATIENCE && System.nanoTime() - notBefore < 0) {
      throw new IOException(String.valueOf(reason));
    }
  }

  private synchronized void started(@Nullable Worker worker, @Nullable IOException failure) {
    starting--;
    notifyAll();
    if (worker != null) {
      failures = 0;
      all.add(worker);
      if (closed) {
        worker.close();
      }
      requireOpen();
    } else if (failure != null) {
      reason = failure.getMessage();
      failures++;
      int doublings = Math.min(MOST_DOUBLINGS, Math.max(0, failures - PATIENCE));
      notBefore = System.nanoTime() + (SHORTEST_PAUSE << doublings);
    }
  }

  /** Takes back what {@link #take(boolean)} has returned, in whatever state. */
  synchronized void giveBack(Worker worker) {
    if (closed || !worker.isAlive()) {
      discard(worker);
    } else {
      worker.rest();
      idle.addLast(worker);
      while (idle.size() > 1 && idle.getFirst().hasRestedFor(LONGEST_IDLE)) {
        discard(idle.removeFirst());
      }
      notifyAll();
    }
    tell(forgotten.take());
  }

  /** Makes workers forget an instance once nobody here has it. */
  void follow(RemoteInstance instance, int id) {
    forgotten.follow(instance, id);
  }

  /** Makes workers forget a plug-in, and what they have of it. */
  synchronized void forget(int plugin) {
    tell(List.of(plugin));
  }

  private void tell(List<Integer> keys) {
    if (!keys.isEmpty()) {
      all.forEach(each -> each.forget(keys));
    }
  }

  private void discard(Worker worker) {
    worker.close();
    all.remove(worker);
    notifyAll();
  }

  synchronized void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the registry must be open, was closed");
    }
  }

  /** Ends all workers; calls under way fail. */
  @Override
  public void close() {
    List<Worker> unused;
    List<Worker> used;
    synchronized (this) {
      closed = true;
      unused = List.copyOf(idle);
      idle.clear();
      unused.forEach(all::remove);
      used = List.copyOf(all);
      notifyAll();
    }
    used.forEach(Worker::kill); // closed by the threads that are at work with them
    unused.forEach(Worker::close);
    unused.forEach(Worker::awaitOutput);
  }
}
