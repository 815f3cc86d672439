package dev.secant.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link FunctionNames} and the names functions take from their class. */
class FunctionNamesTest {
  @ParameterizedTest
  @CsvSource({
    "Square, square",
    "LogSumExp, log_sum_exp",
    "Log1p, log1p",
    "Expm1, expm1",
    "BesselJ, bessel_j",
    "GELU, gelu",
    "ReLU, re_lu",
    "ELUScaled, elu_scaled",
    "Log2Of, log2_of",
    "J0, j0",
    "already_snake, already_snake",
    "'', ''",
    "My$Fn, my$fn",
  })
  void aSimpleNameBecomesLowerSnakeCase(String simpleName, String name) {
    assertThat(FunctionNames.fromSimpleName(simpleName)).isEqualTo(name);
  }

  @Test
  void theTurkishLocaleChangesNothing() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(FunctionNames.fromSimpleName("Identity")).isEqualTo("identity");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "log1p",
        "a_b",
        "xs",
        "a234567890123456789012345678901234567890123456789012345678901234"
      })
  void legalNames(String name) {
    assertThat(FunctionNames.isLegal(name)).isTrue();
    assertThat(FunctionNames.requireLegal(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "X",
        "1a",
        "_a",
        "a-b",
        "a.b",
        "\u00e9",
        "a ",
        "a\n",
        "a2345678901234567890123456789012345678901234567890123456789012345"
      })
  void illegalNames(String name) {
    assertThat(FunctionNames.isLegal(name)).isFalse();
    assertThatThrownBy(() -> FunctionNames.requireLegal(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "name must be a letter a-z followed by up to 63 of a-z, 0-9 and _, and not x, was '"
                + name
                + "'");
  }

  @Test
  void theAnnotationComesFirst() {
    assertThat(new Annotated().name()).isEqualTo("other");
    assertThat(new LogTwice().name()).isEqualTo("log_twice");
  }

  @Test
  void aLambdaHasNoName() {
    ElementwiseFunction lambda = x -> x;
    assertThatThrownBy(lambda::name)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has a simple name that yields no legal function name")
        .hasMessageEndingWith(
            "put a legal @FunctionName on the class or use ElementwiseFunction.of(name, ...)");
  }

  @Test
  void anIllegalAnnotationIsRefused() {
    assertThatThrownBy(() -> new Misnamed().name())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has @FunctionName(\"Not Legal\"), which is no legal name");
  }

  @FunctionName("other")
  private static final class Annotated implements ElementwiseFunction {
    @Override
    public double forward(double x) {
      return x;
    }
  }

  @FunctionName("Not Legal")
  private static final class Misnamed implements ElementwiseFunction {
    @Override
    public double forward(double x) {
      return x;
    }
  }

  private static final class LogTwice implements ElementwiseFunction {
    @Override
    public double forward(double x) {
      return Math.log(Math.log(x));
    }
  }
}
