package dev.secant.runtime.diff.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.api.Function;
import dev.secant.api.Variable;
import dev.secant.runtime.kernel.Workers;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InterruptedSearchTest {
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
}
