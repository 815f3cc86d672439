package dev.secant.runtime.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.runtime.kernel.StageSequence;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link SafePoints}: no point beyond the bound passes, and none well within it fails. */
class SafePointsTest {
  private static final int BLOCK = StageSequence.BLOCK;

  private static boolean areAll(double bound, double... x) {
    double[] block = Arrays.copyOf(x, StageSequence.newBuffer().length);
    return new SafePoints(bound).areAll(block, x.length, StageSequence.newBuffer());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0x1p-1023, 1e-300, 1, 225179981368.5248, 1e300, 8.9e307})
  void aThirdOfTheBoundPassesAndAnythingBeyondItDoesNot(double bound) {
    double inside = Math.min(bound, 0x1p1000) / 3; // above, the bound is the smaller one
    assertThat(areAll(bound, 0, -0.0, inside, -inside, Double.MIN_VALUE)).isTrue();
    assertThat(areAll(bound, Math.nextUp(bound))).isFalse();
    assertThat(areAll(bound, -Math.nextUp(bound))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 2, -1e308})
  void oneBadPointIsSeenAtAnyPlace(double bad) {
    double[] x = new double[BLOCK];
    for (int place = 0; place < BLOCK; place++) {
      Arrays.fill(x, 0.25);
      x[place] = bad;
      assertThat(areAll(1, x)).as("at %d", place).isFalse();
    }
    assertThat(areAll(1)).isTrue();
  }

  @Test
  void whatLiesBehindTheLengthDoesNotMatter() {
    double[] block = StageSequence.newBuffer();
    Arrays.fill(block, 7, block.length, Double.NaN);
    assertThat(new SafePoints(1).areAll(block, 7, StageSequence.newBuffer())).isTrue();
    assertThat(new SafePoints(1).areAll(block, 8, StageSequence.newBuffer())).isFalse();
  }
}
