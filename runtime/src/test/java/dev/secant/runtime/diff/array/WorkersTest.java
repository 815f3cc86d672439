package dev.secant.runtime.diff.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.api.Function;
import dev.secant.api.Variable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link Workers}: every task once, and failures that do not depend on the threads. */
class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 200})
  void everyTaskRunsOnce(int threads) {
    AtomicIntegerArray runs = new AtomicIntegerArray(100);
    Workers.run(100, threads, runs::incrementAndGet);
    for (int i = 0; i < 100; i++) {
      assertThat(runs.get(i)).as("task %d", i).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void theFailureOfTheFirstTaskIsThrown(int threads) {
    assertThatThrownBy(
            () ->
                Workers.run(
                    50,
                    threads,
                    i -> {
                      if (i % 10 == 3) {
                        throw new IllegalStateException("task " + i);
                      }
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("task 3");
  }

  @Test
  void anInterruptEndsTheWaitAndIsKept() {
    Thread.currentThread().interrupt();
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger begun = new AtomicInteger();
    assertThatThrownBy(() -> Workers.run(100, 2, i -> waitFor(never, begun)))
        .isInstanceOf(CancellationException.class)
        .hasMessage("interrupted while differentiating");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(begun.get()).isLessThanOrEqualTo(2); // one a thread, which the interrupt ends
  }

  @Test
  void anInterruptLeavesNobodyCallingTheFunction() {
    AtomicInteger calls = new AtomicInteger();
    AtomicInteger unwanted = new AtomicInteger();
    AtomicBoolean ended = new AtomicBoolean();
    AtomicInteger late = new AtomicInteger();
    Thread caller = Thread.currentThread();
    Function f =
        x -> {
          unwanted.addAndGet(Workers.isCancelled() ? 1 : 0);
          late.addAndGet(ended.get() ? 1 : 0);
          if (calls.incrementAndGet() == 5) {
            caller.interrupt();
            while (!Workers.isCancelled()) {
              Thread.onSpinWait(); // until the caller has noticed
            }
          }
          return Variable.of(Math.exp(x.get(0)) + Math.sin(x.get(1)) + x.get(2));
        };
    AdaptiveArrayDerivative two = AdaptiveArrayDerivative.standard().withThreads(2);
    assertThatThrownBy(() -> two.jacobian(f, Variable.of(1, 2, 3.0)))
        .isInstanceOf(CancellationException.class);
    ended.set(true);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(unwanted.get()).isLessThanOrEqualTo(2); // one a thread that was past the check
    assertThat(late.get()).isZero();
  }

  private static void waitFor(CountDownLatch latch, AtomicInteger begun) {
    begun.incrementAndGet();
    try {
      latch.await();
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
  }
}
