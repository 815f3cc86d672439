package dev.secant.cli.sample;

import dev.secant.api.ElementwiseFunction;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Returns its argument once four threads have called it; throws if they do not come. */
public final class Meeting implements ElementwiseFunction {
  private static final long LONGEST_MINUTES = 1;

  private final CountDownLatch four = new CountDownLatch(4);

  @Override
  public double forward(double x) {
    four.countDown();
    try {
      if (!four.await(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException("nobody else has come");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return x;
  }
}
