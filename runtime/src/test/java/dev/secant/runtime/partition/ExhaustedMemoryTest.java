package dev.secant.runtime.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.secant.api.ElementwiseFunction;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.AdaptiveDerivative;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that memory that runs out is no failure of a row. */
class ExhaustedMemoryTest {
  private static PartitionResults evaluate(Chain chain, PartitionTask task, double... x) {
    return PartitionEvaluator.of(chain, task).evaluate(x, x.length);
  }

  private final AtomicInteger calls = new AtomicInteger();

  /** Has memory for so many numbers at a time. */
  private Chain greedy(int most) {
    return Chain.of(
        ElementwiseFunction.of(
            "greedy",
            x -> {
              if (calls.incrementAndGet() > most && x == 3) {
                throw new OutOfMemoryError("Java heap space");
              }
              return x;
            }));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 5000})
  void isNoFailureOfARow(int length) {
    double[] x = new double[length];
    x[length / 2] = 3;
    Chain chain = greedy(0);
    assertThatExceptionOfType(MemoryExhaustedException.class)
        .isThrownBy(() -> evaluate(chain, PartitionTask.values(), x))
        .withNoCause()
        .withMessage(
            "greedy failed at input 3.0, as stage 1 of 'greedy': java.lang.OutOfMemoryError: Java"
                + " heap space; the row may have a result where there is more memory")
        .satisfies(thrown -> assertThat(thrown.getStackTrace()).isEmpty());
  }

  @Test
  void isNoneOfANumberAlone() {
    PartitionEvaluator values = PartitionEvaluator.of(greedy(0), PartitionTask.values());
    assertThatExceptionOfType(MemoryExhaustedException.class).isThrownBy(() -> values.valueAt(3));
    PartitionTask search = PartitionTask.derivatives(AdaptiveDerivative.standard());
    assertThatExceptionOfType(MemoryExhaustedException.class)
        .isThrownBy(() -> evaluate(greedy(0), search, 3));
  }

  @Test
  void doesNotMatterWhereItSufficesForOneNumber() {
    double[] x = new double[100];
    x[50] = 3;
    Chain chain = Chain.of(ElementwiseFunction.of("once", this::failingOnce));
    PartitionResults results = evaluate(chain, PartitionTask.values(), x);
    assertThat(results.failures()).isZero();
    assertThat(results.value(50)).isEqualTo(3);
  }

  private double failingOnce(double x) {
    if (x == 3 && calls.incrementAndGet() == 1) {
      throw new OutOfMemoryError("Java heap space");
    }
    return x;
  }
}
