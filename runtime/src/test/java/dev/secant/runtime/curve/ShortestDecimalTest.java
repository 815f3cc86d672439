package dev.secant.runtime.curve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link ShortestDecimal}. */
class ShortestDecimalTest {
  @ParameterizedTest
  @CsvSource({
    "0.29999999999999, 0.30000000000001, 0.3",
    "-0.30000000000001, -0.29999999999999, -0.3",
    "0.12299999999999998, 0.123, 0.123",
    "-1e-18, 2e-18, 0",
    "709.782712893384, 709.7827128933841, 709.782712893384",
    "1.5, 1.5, 1.5",
    "-1.7e308, 1.7e308, 0",
    "4.9e-324, 9.9e-324, 5e-324"
  })
  void isInTheIntervalWithFewestDigits(double left, double right, double shortest) {
    assertThat(ShortestDecimal.between(left, right)).isEqualTo(shortest);
  }
}
