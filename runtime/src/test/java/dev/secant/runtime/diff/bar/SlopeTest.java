package dev.secant.runtime.diff.bar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.runtime.diff.DerivativeStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests what a {@link Slope} made from others promises. */
class SlopeTest {
  private static final Slope ONE_SIDED = new Slope(2, 0.5, DerivativeStatus.ONE_SIDED);

  @ParameterizedTest
  @EnumSource(names = {"OK", "NOISY", "LOW_SMOOTHNESS", "LOW_ACCURACY"})
  void isOneSidedIfOneOfItsPartsIs(DerivativeStatus status) {
    Slope other = new Slope(3, 0.25, status);
    assertThat(ONE_SIDED.times(other).status()).isEqualTo(DerivativeStatus.ONE_SIDED);
    assertThat(other.plus(ONE_SIDED).status()).isEqualTo(DerivativeStatus.ONE_SIDED);
    assertThat(other.minus(ONE_SIDED).isTwoSided()).isFalse();
  }

  @Test
  void hasNoSideLeftAtAKinkOrWithoutAValue() {
    Slope kink = new Slope(0, 1, DerivativeStatus.KINK);
    assertThat(ONE_SIDED.plus(kink).status()).isEqualTo(DerivativeStatus.KINK);
    assertThat(ONE_SIDED.plus(Slope.unreliable(1)).status()).isEqualTo(DerivativeStatus.UNRELIABLE);
  }
}
