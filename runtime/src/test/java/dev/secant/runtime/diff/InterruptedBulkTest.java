package dev.secant.runtime.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.api.ElementwiseFunction;
import dev.secant.runtime.chain.Chain;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Tests what an interrupt does to a long bulk computation on several threads: the call ends with
 * the slices begun, the caller stays interrupted. The function interrupts the caller itself, so
 * that nothing depends on time.
 */
class InterruptedBulkTest {
  private static final int SLICE = 32_768;
  private static final int LENGTH = 64 * SLICE;

  private static final int THREADS = 2;

  private final Thread caller = Thread.currentThread();
  private final AtomicInteger calls = new AtomicInteger();

  private final Chain chain =
      Chain.of(
          ElementwiseFunction.of(
              "interrupting",
              x -> {
                if (calls.incrementAndGet() == 1000) {
                  caller.interrupt();
                }
                while (calls.get() >= 1000 && !Thread.currentThread().isInterrupted()) {
                  Thread.onSpinWait(); // until the caller has noticed and interrupts the workers
                }
                return x;
              }));

  private void assertEndsEarly(int callsANumber, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOf(CancellationException.class)
        .hasMessage("interrupted while computing");
    assertThat(Thread.interrupted()).as("the interrupt is kept, and taken back here").isTrue();
    // One slice a thread was begun, perhaps finished.
    assertThat(calls.get()).isLessThanOrEqualTo(callsANumber * THREADS * SLICE);
  }

  @Test
  void valuesEnd() {
    double[] x = new double[LENGTH];
    assertEndsEarly(1, () -> chain.valuesAt(x, x, LENGTH, THREADS));
  }

  @Test
  void derivativesEnd() {
    double[] x = new double[LENGTH];
    DifferenceQuotient quotient = DifferenceQuotient.of(chain, DifferenceMethod.CENTRAL, 1e-4);
    assertEndsEarly(
        2, () -> quotient.withThreads(THREADS).derivatives(x, new double[LENGTH], LENGTH));
  }

  @Test
  void inTheCallingThreadAnInterruptIsLeftToTheFunctions() {
    double[] x = new double[2000];
    chain.valuesAt(x, x, x.length);
    assertThat(calls).hasValue(2000);
    assertThat(Thread.interrupted()).isTrue();
  }
}
