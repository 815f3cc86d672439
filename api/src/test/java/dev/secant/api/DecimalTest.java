package dev.secant.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests {@link Decimal} against its definition: reads back, nothing shorter does, and nothing as
 * short is closer.
 */
class DecimalTest {
  private static final long SEED = 20261123;

  @ParameterizedTest
  @CsvSource({
    "4.000000000004, 4.000000000004",
    "3.2974426293330694, 3.2974426293330694",
    "0, 0.0",
    "-0.0, -0.0",
    "1, 1.0",
    "-1.5, -1.5",
    "100, 100.0",
    "1234567, 1234567.0",
    "9999999.999999998, 9999999.999999998",
    "1e7, 1.0E7",
    "12345678, 1.2345678E7",
    "0.001, 0.001",
    "0.00123, 0.00123",
    "0.000999, 9.99E-4",
    "1e23, 1.0E23",
    "2e23, 2.0E23",
    "9007199254740993, 9.007199254740992E15",
    "4.9e-324, 4.9E-324",
    "1e-323, 9.9E-324",
    "2.2250738585072014e-308, 2.2250738585072014E-308",
    "1.7976931348623157e308, 1.7976931348623157E308",
    "NaN, NaN",
    "Infinity, Infinity",
    "-Infinity, -Infinity",
  })
  void writesTheShortestDecimal(double value, String text) {
    assertThat(Decimal.toString(value)).isEqualTo(text);
  }

  @Test
  void isShorterWhereJdk17IsNot() {
    // JDK-4511638: Double.toString gives 2.0E-3 as 0.0020 and 2.0E23 as such only since JDK 19.
    assertThat(Decimal.toString(2.0E-3)).isEqualTo("0.002");
    assertThat(Decimal.toString(2.2E-322)).isEqualTo("2.2E-322");
  }

  @ParameterizedTest
  @CsvSource({
    "4, 4",
    "-0.0, -0",
    "0.5, 0.5",
    "1e7, 1E7",
    "1.05, 1.05",
    "1.5e-9, 1.5E-9",
    "10.05, 10.05",
    "-Infinity, -Infinity"
  })
  void theShortFormDropsAFractionOfZero(double value, String text) {
    assertThat(Decimal.toShortString(value)).isEqualTo(text);
  }

  @Nested
  class Definition {
    @Test
    void randomBitsReadBackAndNothingShorterDoes() {
      SplittableRandom random = new SplittableRandom(SEED);
      for (int i = 0; i < 200_000; i++) {
        requireShortest(Double.longBitsToDouble(random.nextLong()));
      }
    }

    @Test
    void powersOfTwoAndTenAndTheirNeighboursAreShortest() {
      for (int e = -1074; e <= 1023; e++) {
        requireShortestAround(Math.scalb(1.0, e));
      }
      for (int e = -323; e <= 308; e++) {
        requireShortestAround(Double.parseDouble("1e" + e));
      }
    }

    @Test
    void shortDecimalsComeBackAsTheyWere() {
      SplittableRandom random = new SplittableRandom(SEED);
      for (int i = 0; i < 100_000; i++) {
        BigDecimal decimal =
            BigDecimal.valueOf(
                random.nextLong(1, 1_000_000_000_000_000L), random.nextInt(-250, 250));
        String text = Decimal.toString(decimal.doubleValue());
        assertThat(new BigDecimal(text)).as("seed %d, #%d", SEED, i).isEqualByComparingTo(decimal);
      }
    }

    /**
     * The hash is that of the texts {@link Double#toString(double)} gives on JDK 25 for the same
     * million numbers; JDK 17 itself misses it.
     */
    @Test
    void isWhatDoubleToStringGivesOnJdk25() {
      SplittableRandom random = new SplittableRandom(SEED + 1);
      long hash = 0;
      for (int i = 0; i < 1_000_000; i++) {
        hash = 31 * hash + Decimal.toString(Double.longBitsToDouble(random.nextLong())).hashCode();
      }
      assertThat(hash).isEqualTo(7505753114876122010L);
    }

    private void requireShortestAround(double value) {
      requireShortest(value);
      requireShortest(Math.nextUp(value));
      requireShortest(Math.nextDown(value));
    }

    private void requireShortest(double value) {
      if (!Double.isFinite(value) || value == 0) {
        return;
      }
      String text = Decimal.toString(value);
      assertThat(Double.parseDouble(text)).as(text).isEqualTo(value);
      BigDecimal decimal = new BigDecimal(text).stripTrailingZeros();
      BigDecimal exact = new BigDecimal(value);
      int digits = Math.max(2, decimal.precision()); // 4.9E-324, not 5E-324: two digits are free
      if (digits > 2) {
        BigDecimal shorter = exact.round(new MathContext(digits - 1));
        assertThat(shorter.doubleValue()).as("%s has a shorter form", text).isNotEqualTo(value);
      }
      BigDecimal closest = exact.round(new MathContext(digits));
      if (closest.doubleValue() == value) { // it may lie outside the interval, below a power of two
        assertThat(decimal.subtract(exact).abs())
            .as(text)
            .isLessThanOrEqualTo(closest.subtract(exact).abs());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        -2.2250738585072014E-308,
        4,
        -1e-3,
        -1234567,
        Double.NaN,
        Double.NEGATIVE_INFINITY,
        -4.9e-324
      })
  void writesIntoItsRoomInABufferAndTouchesNothingElse(double value) {
    byte[] buffer = new byte[Decimal.MAX_LENGTH + 4];
    Arrays.fill(buffer, (byte) '#');
    int end = Decimal.write(value, buffer, 2);
    assertThat(new String(buffer, 2, end - 2, StandardCharsets.ISO_8859_1))
        .isEqualTo(Decimal.toString(value));
    assertThat(new String(buffer, StandardCharsets.ISO_8859_1)).startsWith("##").endsWith("##");
  }

  @Test
  void refusesABufferWithoutRoom() {
    assertThatThrownBy(() -> Decimal.write(0.1, new byte[2], 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "ar-EG", "hi-IN-u-nu-deva"})
  void doesNotDependOnTheLocale(String tag) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(tag));
      assertThat(Decimal.toString(1234.5)).isEqualTo("1234.5");
    } finally {
      Locale.setDefault(before);
    }
  }
}
