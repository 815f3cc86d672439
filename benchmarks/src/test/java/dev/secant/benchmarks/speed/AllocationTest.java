package dev.secant.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Variable;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.DifferenceMethod;
import dev.secant.runtime.diff.DifferenceQuotient;
import dev.secant.runtime.diff.NumericalDiff;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that evaluation allocates nothing for a point, by what the JVM says the thread allocated:
 * here, since the modules of the library do without that of the management bean.
 */
class AllocationTest {
  private static final int POINTS = 262_144; // 8 slices of 32,768

  /**
   * Bytes allowed for a call over all points: 8 slices with buffers of at most 19 KB each, and as
   * much again for lambdas, futures and what the JVM adds. For a point it is a byte and a half: one
   * object of the least size, 16 bytes, for each point would be ten times as much.
   */
  private static final long A_CALL = 2 * 8 * 19_000 + 100_000;

  /** Runs that make private loops, fused calls and everything else that is made once. */
  private static final int WARM_UP = 8;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final double[] x = Points.uniform(POINTS);
  private final double[] y = new double[POINTS];
  private final double[] z = new double[POINTS];

  static List<Chain> chains() {
    return List.of(
        PublishedChain.ofBuiltIns(), PublishedChain.ofPlugIns(), PublishedChain.ofLambdas());
  }

  private static long allocatedBy(Runnable work) {
    for (int i = 0; i < WARM_UP; i++) {
      work.run();
    }
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  @ParameterizedTest
  @MethodSource("chains")
  void valuesInBulkAllocateNothingForAPoint(Chain chain) {
    assertThat(allocatedBy(() -> chain.valuesAt(x, y, POINTS))).isLessThan(A_CALL);
  }

  @ParameterizedTest
  @MethodSource("chains")
  void derivativesInBulkAllocateNothingForAPoint(Chain chain) {
    DifferenceQuotient quotient = DifferenceQuotient.of(chain, DifferenceMethod.CENTRAL, 1e-4);
    assertThat(allocatedBy(() -> quotient.derivatives(x, y, POINTS))).isLessThan(A_CALL);
    assertThat(allocatedBy(() -> quotient.valuesAndDerivatives(x, y, z, POINTS)))
        .isLessThan(A_CALL);
  }

  @ParameterizedTest
  @MethodSource("chains")
  void oneValueAndOneCentralDifferenceAllocateNothing(Chain chain) {
    assertThat(
            allocatedBy(
                () -> {
                  for (int i = 0; i < POINTS; i++) {
                    y[i] = chain.valueAt(x[i]);
                    z[i] = NumericalDiff.central(chain, x[i], 1e-4);
                  }
                }))
        .isLessThan(A_CALL);
  }

  @Test
  void anArrayByApplyTakesThreeCopies() {
    // One to compute in, one that the result keeps, one for what ofShape may check in; not one for
    // each of the three stages besides.
    Variable input = Variable.of(x);
    Chain chain = PublishedChain.ofLambdas().then(ElementwiseFunction.of("neg", v -> -v));
    assertThat(allocatedBy(() -> chain.apply(input)))
        .isLessThan(3L * POINTS * Double.BYTES + A_CALL);
  }
}
