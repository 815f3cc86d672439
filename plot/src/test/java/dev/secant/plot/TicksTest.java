package dev.secant.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link Ticks} and their {@link TickLabels}. */
class TicksTest {
  @ParameterizedTest
  @CsvSource({
    "-1, 1, 5, '[-1.0, -0.5, 0.0, 0.5, 1.0]'",
    "0, 100, 5, '[0.0, 20.0, 40.0, 60.0, 80.0, 100.0]'",
    "0, 10, 3, '[0.0, 5.0, 10.0]'",
    "-97, 1, 3, '[-80.0, -60.0, -40.0, -20.0, 0.0]'",
    "-6.9, 1.1, 3, '[-6.0, -4.0, -2.0, 0.0]'"
  })
  void areRound(double least, double most, int wanted, String expected) {
    assertThat(Ticks.between(least, most, wanted)).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1e-300, 2e-300",
    "-1.7e308, 1.7e308",
    "0, 1e300",
    "-1e-3, 3e-3",
    "5e-324, 1e-322",
    "0.9999, 1.0001",
    "3.14159, 3.1416",
    "-7e9, 123456789",
    "1e-5, 1e5"
  })
  void areInsideAndIncreaseEvenly(double least, double most) {
    for (int wanted = 2; wanted <= 12; wanted++) {
      var ticks = Ticks.between(least, most, wanted);
      assertThat(ticks).hasSizeBetween(3, 4 * wanted).isSorted().doesNotHaveDuplicates();
      assertThat(ticks).allMatch(tick -> tick >= least && tick <= most);
    }
  }

  @Test
  void areLabelledByWhatDiffers() {
    TickLabels labels = TickLabels.of(new Range(Scale.LINEAR, 1e15, 1e15 + 8), 5);
    assertThat(labels.texts()).containsExactly("0", "2", "4", "6", "8");
    assertThat(labels.note()).isEqualTo("+ 1·10¹⁵");
    assertThat(labels.values()).startsWith(1e15).endsWith(1e15 + 8);
  }

  @ParameterizedTest
  @CsvSource({"1e300", "1e-300", "-3.141592653589793e200", "12345678.9", "1e-9"})
  void haveAnOffsetOfFewCharacters(double value) {
    Range range =
        new Range(Scale.LINEAR, value - 1e-12 * Math.abs(value), value + 1e-12 * Math.abs(value));
    assertThat(TickLabels.of(range, 5).note()).contains("·10").hasSizeLessThan(40);
  }

  @Test
  void areLabelledWithoutTheirPowerOfTen() {
    TickLabels labels = TickLabels.of(new Range(Scale.LINEAR, 0, 4e12), 5);
    assertThat(labels.texts()).containsExactly("0", "1", "2", "3", "4");
    assertThat(labels.note()).isEqualTo("×10¹²");
  }

  @Test
  void haveZeroWhereItIsInside() {
    for (int i = 1; i <= 100; i++) {
      assertThat(Ticks.between(-i * 0.37, i * i * 0.11, 3)).contains(0.0).hasSizeBetween(3, 6);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1e-3, 1e3, 3, '[10⁻², 10⁰, 10²]'",
    "0.3, 3.2, 3, '[0.5, 1, 2]'",
    "1e-6, 1e6, 5, '[10⁻⁵, 10⁰, 10⁵]'"
  })
  void areSeveralOnALogarithmicAxis(double from, double to, int wanted, String expected) {
    TickLabels labels = TickLabels.of(new Range(Scale.LOG, from, to), wanted);
    assertThat(labels.texts().stream().filter(text -> !text.isEmpty()).toList())
        .hasToString(expected);
  }

  @Test
  void arePowersOfTenOnALogarithmicAxis() {
    TickLabels labels = TickLabels.of(new Range(Scale.LOG, 1e-300, 1e300), 5);
    assertThat(labels.texts().stream().filter(text -> !text.isEmpty()))
        .containsExactly("10⁻²⁰⁰", "10⁰", "10²⁰⁰");
  }
}
