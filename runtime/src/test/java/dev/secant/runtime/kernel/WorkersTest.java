package dev.secant.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
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
  @ValueSource(ints = {1, 2})
  void whatIsThrownPastTheCompilerPassesAsItIs(int threads) {
    assertThatThrownBy(() -> Workers.run(3, threads, i -> throwPastTheCompiler()))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("past the compiler");
  }

  private static void throwPastTheCompiler() {
    WorkersTest.<RuntimeException>throwAs(new IOException("past the compiler"));
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void throwAs(Throwable failure) throws T {
    throw (T) failure;
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
        .hasMessage("interrupted while computing");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(begun.get()).isLessThanOrEqualTo(2); // one a thread, which the interrupt ends
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
