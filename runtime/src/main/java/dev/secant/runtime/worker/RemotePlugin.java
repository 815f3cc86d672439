package dev.secant.runtime.worker;

import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A plug-in whose code runs in workers and never here. Thread-safe. */
public final class RemotePlugin implements Closeable {
  private final Workers workers;
  private final String id;
  private final Supplier<List<String>> code;
  private final int key;
  private @Nullable WorkerPool pool;
  private volatile boolean closed;

  RemotePlugin(Workers workers, String id, Supplier<List<String>> code) {
    this.workers = workers;
    this.id = id;
    this.code = code;
    this.key = workers.newKey();
  }

  /**
   * Returns what stands for a new instance of a class: it implements those interfaces of the api
   * that the instance does, and is a factory only if that is asked for.
   *
   * @param limit the longest time for the constructor, and for each call that does not compute
   * @param givenUp is told why the instance, or a function it makes, is not asked any more, should
   *     it come to that
   * @throws RuntimeException that is {@link Faulty}, if the class cannot be had or its constructor
   *     fails, or does not return
   * @throws IllegalStateException if it is closed
   */
  public Object create(
      String className, boolean asFactory, Duration limit, Consumer<String> givenUp) {
    RemoteInstance instance =
        new RemoteInstance(this, RemoteInstance.Origin.ofClass(className, limit, givenUp));
    Traits traits = instance.make();
    if (asFactory ? !traits.isFactory() : !traits.isFunction()) {
      return new Object(); // it is not what was asked for, and so is this
    }
    return asFactory ? new RemoteFactory(instance) : RemoteFunction.of(instance, traits);
  }

  /**
   * Returns how long to wait for a call that has a limit: a worker is to be started first, and to
   * tell itself that the call takes too long.
   */
  public static Duration patience(Duration limit) {
    return limit.multipliedBy(2).plus(Worker.START_LIMIT.multipliedBy(2));
  }

  /** Returns the id of the plug-in. */
  public String id() {
    return id;
  }

  /**
   * Returns its workers: it counts among those who have them from the first call on. What is found
   * and never used needs none, and nobody has to close it.
   *
   * @throws IllegalStateException if it is closed and never had any
   */
  synchronized WorkerPool pool() {
    WorkerPool known = pool; // also of one that is closed: workers are given back
    if (known == null) {
      requireOpen();
      known = workers.join(id);
      pool = known;
    }
    return known;
  }

  /** Returns a number for an instance, which workers forget once nobody here has it. */
  int newInstance(RemoteInstance instance) {
    int id = workers.newKey();
    pool().follow(instance, id);
    return id;
  }

  void put(MessageWriter out) {
    List<String> lines = code.get();
    out.putInt(key).putText(id).putInt(lines.size());
    lines.forEach(out::putText);
  }

  /** Ends its workers at once, unless other plug-ins have them, too; calls under way fail. */
  @Override
  public void close() {
    WorkerPool left;
    synchronized (this) {
      left = closed ? null : pool;
      closed = true;
    }
    if (left != null) {
      left.forget(key);
      workers.leave(left);
    }
  }

  /**
   * @throws IllegalStateException if it is closed
   */
  void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the registry must be open, was closed");
    }
  }
}
