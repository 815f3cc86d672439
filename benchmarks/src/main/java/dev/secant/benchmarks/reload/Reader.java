package dev.secant.benchmarks.reload;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.registry.FunctionRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A thread that uses a registry all the time while it is reloaded, and checks every number: chains
 * that it has just made, for one number and for many, and some that it made a while ago.
 */
final class Reader extends Thread {
  private static final int KEPT = 8;
  private static final int POINTS = 64;

  private final FunctionRegistry registry;
  private final AtomicInteger loaded;
  private final AtomicInteger written;
  private final Deque<Kept> kept = new ArrayDeque<>();
  private volatile boolean ended;
  private final AtomicLong answers = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();
  private volatile @Nullable Throwable failure;

  private record Kept(Chain chain, double value) {}

  /**
   * @param loaded the version that is in use at least
   * @param written the newest version
   */
  Reader(FunctionRegistry registry, AtomicInteger loaded, AtomicInteger written) {
    this.registry = registry;
    this.loaded = loaded;
    this.written = written;
  }

  @Override
  public void run() {
    try {
      while (!ended) {
        turn();
      }
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    kept.clear();
  }

  private void turn() {
    int first = loaded.get();
    Chain up = registry.chain("up");
    double value = up.valueAt(1);
    check(VersionedJar.isOf(value, first, written.get()));
    checkBoth(registry.chain("versioned.up | versioned.down"));
    kept.add(new Kept(up, value));
    if (kept.size() > KEPT) {
      kept.remove();
    }
    for (Kept each : kept) {
      check(each.chain.valueAt(1) == each.value);
    }
  }

  private void checkBoth(Chain both) {
    double[] x = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      x[i] = i + 0.5;
    }
    double[] y = new double[POINTS];
    both.valuesAt(x, y, POINTS);
    for (int i = 0; i < POINTS; i++) {
      check(y[i] == x[i]);
    }
    check(both.valueAt(3) == 3);
  }

  private void check(boolean isRight) {
    answers.incrementAndGet();
    if (!isRight) {
      wrong.incrementAndGet();
    }
  }

  void end() throws InterruptedException {
    ended = true;
    join();
  }

  long answers() {
    return answers.get();
  }

  long wrong() {
    return wrong.get();
  }

  /** Returns what ended it before its time; null if nothing did. */
  @Nullable Throwable failure() {
    return failure;
  }
}
