package dev.secant.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link View}: which views there are. */
class ViewTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "NaN~1~0~1~2~x must be finite, was NaN",
        "0~1~-Infinity~1~2~from must be finite, was -Infinity",
        "0~1~0~Infinity~2~to must be finite, was Infinity",
        "0~0~0~1~2~eps must be above 0 and finite, was 0.0",
        "0~NaN~0~1~2~eps must be above 0 and finite, was NaN",
        "0~Infinity~0~1~2~eps must be above 0 and finite, was Infinity",
        "0~1~3~1~2~from must be below to, were 3.0 and 1.0",
        "0~1~1~1~2~from must be below to, were 1.0 and 1.0",
        "0~1~0~1~1~points must be from 2 to 10000, was 1",
        "0~1~0~1~10001~points must be from 2 to 10000, was 10001"
      })
  void refusesValuesThatBreakARule(
      double x, double eps, double from, double to, int points, String message) {
    assertThatThrownBy(() -> new View("exp", x, eps, from, to, points))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void refusesAChainThatNobodyWouldLookAt() {
    String longest = "x".repeat(View.LONGEST_CHAIN);
    assertThat(new View(longest, 0, 1, 0, 1, 2).chain()).isEqualTo(longest);
    assertThatThrownBy(() -> new View(longest + "x", 0, 1, 0, 1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("chain must have at most 10000 characters, had 10001");
  }
}
