package dev.secant.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link Slices}: every element once, by any number of threads. */
class SlicesTest {
  @ParameterizedTest
  @CsvSource({"0, 1", "0, 4", "1, 4", "32768, 4", "32769, 1", "32769, 4", "100000, 3"})
  void everyElementIsCoveredOnce(int length, int threads) {
    AtomicIntegerArray covered = new AtomicIntegerArray(length);
    Slices.run(
        length,
        threads,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            covered.incrementAndGet(i);
          }
        });
    for (int i = 0; i < length; i++) {
      assertThat(covered.get(i)).as("element %d", i).isEqualTo(1);
    }
  }

  @Test
  void aShortArrayStaysInTheCallingThread() {
    Thread caller = Thread.currentThread();
    Slices.run(Slices.LENGTH, 4, (from, to) -> assertThat(Thread.currentThread()).isSameAs(caller));
  }
}
