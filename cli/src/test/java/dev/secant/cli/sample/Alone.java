package dev.secant.cli.sample;

import dev.secant.api.ElementwiseFunction;
import java.util.concurrent.atomic.AtomicInteger;

/** Doubles, throws if it is called twice at a time, and interrupts the thread that calls it. */
public final class Alone implements ElementwiseFunction {
  private final AtomicInteger calls = new AtomicInteger();

  @Override
  public double forward(double x) {
    if (calls.incrementAndGet() > 1) {
      throw new IllegalStateException("called twice at a time");
    }
    Thread.currentThread().interrupt();
    calls.decrementAndGet();
    return 2 * x;
  }
}
