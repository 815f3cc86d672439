package dev.secant.cli.points;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.api.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that {@link DecimalField} rounds as {@link Double#parseDouble} does, or leaves a number to
 * it, and what it takes for a number.
 */
class DecimalFieldTest {
  private static final long SEED = 20261123;

  /** Parses amid other bytes, which are no part of the number, and NaN if it is not plain. */
  private static double parse(String text) {
    byte[] bytes = (",," + text + ",,").getBytes(US_ASCII);
    DecimalField field = new DecimalField(bytes);
    double value = field.parse(2, bytes.length);
    assertThat(field.end()).as(text).isLessThanOrEqualTo(bytes.length - 2);
    if (!Double.isNaN(value)) {
      assertThat(field.end()).as(text).isEqualTo(bytes.length - 2);
    }
    return value;
  }

  /**
   * Returns whether the field was plain; then it must be the right double, sign of zero included.
   */
  private static boolean check(String text) {
    double value = parse(text);
    if (Double.isNaN(value)) {
      return false;
    }
    assertThat(Double.doubleToRawLongBits(value))
        .as("%s was %s", text, value)
        .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
    return true;
  }

  private static void requirePlain(String text) {
    assertThat(check(text)).as(text).isTrue();
  }

  private static double randomNormal(SplittableRandom random) {
    double value = Double.longBitsToDouble(random.nextLong());
    return Math.abs(value) >= Double.MIN_NORMAL && Double.isFinite(value) ? value : 1.5;
  }

  @Nested
  class Rounding {
    @Test
    void shortestTextsOfRandomBitsAreReadBack() {
      SplittableRandom random = new SplittableRandom(SEED);
      int plain = 0;
      for (int i = 0; i < 100_000; i++) {
        plain += check(Decimal.toString(randomNormal(random))) ? 1 : 0;
      }
      // But for ties: 4.339150100884138E16 is as far from 43391501008841376 as from its neighbour.
      assertThat(plain).isGreaterThan(99_500);
    }

    @Test
    void textsOfManyDigitsAreRounded() {
      SplittableRandom random = new SplittableRandom(SEED);
      int plain = 0;
      for (int i = 0; i < 100_000; i++) {
        int digits = random.nextInt(1, 40);
        BigDecimal exact = new BigDecimal(randomNormal(random));
        plain += check(exact.round(new MathContext(digits)).toString()) ? 1 : 0;
      }
      // Those of 18 digits at least: 17/39. Of the others, those that one more unit of the 18th
      // digit does not take to another double.
      assertThat(plain).isGreaterThan(90_000);
    }

    @Test
    void textsAsNumpySavesThemArePlain() {
      SplittableRandom random = new SplittableRandom(SEED);
      int plain = 0;
      for (int i = 0; i < 20_000; i++) {
        double value = random.nextDouble(-10, 10);
        plain += check(String.format(Locale.ROOT, "%.18e", value)) ? 1 : 0;
        requirePlain(String.format(Locale.ROOT, "%.16e", value));
      }
      assertThat(plain).isGreaterThan(18_000); // a unit of the 18th digit is 0.01 ulp at most
    }

    /** Between two doubles, and beside: the worst that there is to be rounded. */
    @Test
    void whatLiesHalfwayIsRoundedToEven() {
      SplittableRandom random = new SplittableRandom(SEED);
      for (int i = 0; i < 10_000; i++) {
        double value = Math.abs(randomNormal(random));
        BigDecimal half =
            new BigDecimal(value)
                .add(new BigDecimal(Math.ulp(value)).divide(BigDecimal.valueOf(2)));
        check(half.toString());
        for (RoundingMode mode : new RoundingMode[] {RoundingMode.DOWN, RoundingMode.UP}) {
          for (int digits = 17; digits <= 20; digits++) {
            check(half.round(new MathContext(digits, mode)).toString());
          }
        }
      }
    }

    @Test
    void wholeNumbersHalfwayBetweenDoublesAreRoundedToEven() {
      SplittableRandom random = new SplittableRandom(SEED);
      for (int i = 0; i < 100_000; i++) {
        long half = (random.nextLong(1L << 53, 1L << 57) & -16) | 8;
        check(Long.toString(half));
        check(
            BigInteger.valueOf(half)
                .multiply(BigInteger.TEN.pow(random.nextInt(1, 20)))
                .toString());
        check(Long.toString(half - 1));
        check(Long.toString(half + 1));
      }
    }

    @Test
    void powersOfTwoAndTenAndTheirNeighbours() {
      for (int e = -1074; e <= 1023; e++) {
        checkAround(Math.scalb(1.0, e));
      }
      for (int e = -323; e <= 308; e++) {
        check("1e" + e);
        check("9.999999999999999999e" + e);
        checkAround(Double.parseDouble("1e" + e));
      }
    }

    private void checkAround(double value) {
      for (double near : new double[] {Math.nextDown(value), value, Math.nextUp(value)}) {
        check(Double.toString(near));
        check(new BigDecimal(near).round(new MathContext(18)).toString());
      }
    }

    @Test
    void theEndsOfTheRangeAreLeftToOthersOrRight() {
      for (String text :
          new String[] {
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "1.797693134862315807e308",
            "2.2250738585072014e-308",
            "2.2250738585072011e-308",
            "2.2250738585072012e-308",
            "4.9e-324",
            "2.5e-324",
            "2.4e-324",
            "1e-400",
            "1e400",
            "0.000001e-320",
            "123456789012345678e-341",
            "1e-9999",
            "1e9999",
            "0e9999"
          }) {
        check(text);
      }
      assertThat(parse("1e400")).isNaN();
      assertThat(parse("1e-400")).isNaN();
      assertThat(parse("4.9e-324")).isNaN();
      requirePlain("1.7976931348623157e308");
      requirePlain("2.2250738585072014e-308");
    }
  }

  @Nested
  class Forms {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "0",
          "-0",
          "+0.0",
          "1",
          "-1",
          "+2.5",
          ".5",
          "5.",
          "-.5",
          "1e3",
          "1E-4",
          "-1.5e+2",
          "00012",
          "0.000e5",
          "0e-400",
          "9007199254740992",
          "0.1",
          "123456789012345678",
          "0.12345678",
          "0.123456781234567",
          "000000000000000000000000000001.5",
          "0.0000000000000000000000000015",
          "1000000000000000000000",
          "3.14159265358979323846264338327950288"
        })
    void thatArePlain(String text) {
      requirePlain(text);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "-",
          "+",
          ".",
          "-.",
          "e5",
          ".e5",
          "1e",
          "1e+",
          "abc",
          "nan",
          "--1",
          "+-1",
          "1e99999",
          "1e99999999999999999999",
          "1e-99999999999999999999"
        })
    void thatAreNot(String text) {
      assertThat(parse(text)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "1x",
          "0x10",
          "1.5.2",
          "1,5",
          "1e5.0",
          "1\u0000",
          "12345678\u001f",
          "1.234567:9"
        })
    void thatEndBeforeSomethingElse(String text) {
      byte[] bytes = text.getBytes(US_ASCII);
      DecimalField field = new DecimalField(bytes);
      double value = field.parse(0, bytes.length);
      assertThat(field.end()).isLessThan(bytes.length);
      assertThat(value).isEqualTo(Double.parseDouble(text.substring(0, field.end())));
    }

    /** Eight bytes at a time are tested at once: none may make another look like a digit. */
    @Test
    void withAnyByteAnywhere() {
      for (int place = 0; place < 16; place++) {
        for (int b = 0; b < 256; b++) {
          byte[] bytes = "0.12345678901234567".getBytes(US_ASCII);
          bytes[2 + place] = (byte) b;
          DecimalField field = new DecimalField(bytes);
          double value = field.parse(0, bytes.length);
          boolean isDigit = b >= '0' && b <= '9';
          if (isDigit) {
            assertThat(value).isEqualTo(Double.parseDouble(new String(bytes, US_ASCII)));
          } else if ((b | 0x20) == 'e') {
            assertThat(field.end()).isEqualTo(bytes.length);
          } else {
            assertThat(field.end()).as("byte %d at %d", b, place).isEqualTo(2 + place);
            String before = new String(bytes, 0, 2 + place, US_ASCII);
            assertThat(value).isEqualTo(Double.parseDouble(before));
          }
        }
      }
    }

    @Test
    void nothingIsReadBeyondTheEnd() {
      byte[] bytes = "0.123456789".getBytes(US_ASCII);
      DecimalField field = new DecimalField(bytes);
      for (int to = 3; to <= bytes.length; to++) {
        assertThat(field.parse(0, to))
            .isEqualTo(Double.parseDouble("0.123456789".substring(0, to)));
        assertThat(field.end()).isEqualTo(to);
      }
    }
  }
}
