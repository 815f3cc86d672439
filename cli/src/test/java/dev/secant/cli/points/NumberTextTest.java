package dev.secant.cli.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link NumberText}: what is a number in data, and what is told about the rest. */
class NumberTextTest {
  @Nested
  class Accepts {
    @ParameterizedTest
    @CsvSource({
      "0.5,0.5",
      "-1,-1",
      "+2.5,2.5",
      ".5,0.5",
      "5.,5",
      "1e3,1000",
      "1E-4,1e-4",
      "-1.5e+2,-150",
      "0x1.8p1,3",
      "-0X.8P0,-0.5",
      "0x10p0,16",
      "0e-400,0",
      "0.000e5,0",
      "0x0p-2000,0",
      "4.9e-324,4.9e-324"
    })
    void decimalAndHexadecimalForms(String text, double expected) {
      assertThat(NumberText.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "nan", "-nan", "NAN"})
    void notANumber(String text) {
      assertThat(NumberText.parse(text)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "Infinity", "+INF", "infinity"})
    void infinity(String text) {
      assertThat(NumberText.parse(text)).isEqualTo(Double.POSITIVE_INFINITY);
      assertThat(NumberText.parse("-" + text.replace("+", ""))).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {" 1", "1\t", "\u00a01\u00a0", "\ufeff1", "\u20031"})
    void blanksAroundIt(String text) {
      assertThat(NumberText.parse(text)).isEqualTo(1);
    }

    @Test
    void theSignOfZero() {
      assertThat(1 / NumberText.parse("-0")).isEqualTo(Double.NEGATIVE_INFINITY);
    }
  }

  @Nested
  class Refuses {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "abc", "1 2", "--1", "+-1", "1e", "1e+", "e5", ".", "-", "1_000", "0x10", "0x1.8", "0b1",
          "1.5.2", "١٢", "−1", "1e5.0", "[1]", "x", "infinit", "nan1", "0x1p3f", "NaNd", "1e400x"
        })
    void whatIsNoNumber(String text) {
      assertThatThrownBy(() -> NumberText.parse(text))
          .isInstanceOf(NumberFormatException.class)
          .hasMessage("'" + text + "' is not a number");
    }

    @ParameterizedTest
    @CsvSource({"1d,1", "2.5f,2.5", "1e3D,1e3", "7L,7"})
    void theSuffixesOfJava(String text, String shorter) {
      assertThatThrownBy(() -> NumberText.parse(text))
          .hasMessage("'" + text + "' is not a number: leave out the suffix, as in " + shorter);
    }

    @Test
    void aDecimalComma() {
      assertThatThrownBy(() -> NumberText.parse("-1,5"))
          .hasMessage("'-1,5' is not a number: the decimal separator is a point, as in -1.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\t"})
    void nothing(String text) {
      assertThatThrownBy(() -> NumberText.parse(text)).hasMessage("the number is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e309", "0x1p1024"})
    void whatWouldSilentlyBecomeInfinite(String text) {
      assertThatThrownBy(() -> NumberText.parse(text))
          .hasMessage(
              "'" + text + "' is out of range: the largest double is 1.7976931348623157E308");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"1e-400", "-1E-324", "0.0005e-400", "0x1p-1080", "0X.aP-1080", "0x0ep-1080"})
    void whatWouldSilentlyBecomeZero(String text) {
      assertThatThrownBy(() -> NumberText.parse(text))
          .hasMessage("'" + text + "' is out of range: the smallest double above zero is 4.9E-324");
    }

    @Test
    void longTextInAMessageOfBoundedLength() {
      assertThatThrownBy(() -> NumberText.parse("y".repeat(1_000_000)))
          .hasMessage("'" + "y".repeat(57) + "...' is not a number");
    }
  }
}
