package dev.secant.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests when an instance that ends its workers is given up. */
class LossCountTest {
  private final LossCount losses = new LossCount();

  private int untilGivenUp(Duration wait) {
    int count = 0;
    while (count == 0) {
      count = losses.add(wait);
    }
    return count;
  }

  @Test
  void twentyThatTookAMinuteAreEnough() {
    assertThat(untilGivenUp(Duration.ofSeconds(10))).isEqualTo(20);
  }

  @Test
  void shortWaitsAddUpToAMinute() {
    assertThat(untilGivenUp(Duration.ofMillis(500))).isEqualTo(120);
  }

  @Test
  void thatTookNoTimeAThousandAreEnough() {
    assertThat(untilGivenUp(Duration.ZERO)).isEqualTo(1000);
  }

  @Test
  void anAnswerBeginsTheCountAnew() {
    for (int i = 0; i < 19; i++) {
      losses.add(Duration.ofHours(1));
    }
    losses.clear();
    assertThat(untilGivenUp(Duration.ofSeconds(10))).isEqualTo(20);
  }
}
