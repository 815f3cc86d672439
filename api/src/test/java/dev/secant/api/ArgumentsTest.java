package dev.secant.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tests {@link Arguments} and {@link Parameter}: binding, checking, printing. */
class ArgumentsTest {
  private static final Parameter MIN =
      Parameter.number("min", "lower bound")
          .allowingInfinity()
          .withDefault(Double.NEGATIVE_INFINITY);
  private static final Parameter MAX =
      Parameter.number("max", "upper bound")
          .allowingInfinity()
          .withDefault(Double.POSITIVE_INFINITY);
  private static final Parameter ORDER =
      Parameter.integer("order", "order").within(Domain.atLeast(0));
  private static final Parameter COEFFICIENTS =
      Parameter.numbers("coefficients", "highest power first");
  private static final List<Parameter> CLIP = List.of(MIN, MAX);

  private static Arguments named(List<Parameter> parameters, Map<String, Double> named) {
    return Arguments.of(parameters, new double[0], named);
  }

  @Nested
  class Binding {
    @Test
    void byPositionByNameAndByDefault() {
      assertThat(Arguments.of(CLIP, 0, 1)).isEqualTo(named(CLIP, Map.of("max", 1.0, "min", 0.0)));
      Arguments arguments = Arguments.of(CLIP, new double[] {0}, Map.of("max", 1.0));
      assertThat(arguments.number("min")).isZero();
      assertThat(arguments.number("max")).isEqualTo(1.0);
      assertThat(Arguments.of(CLIP).number("max")).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void severalNumbersTakeAllThatAreLeft() {
      Arguments arguments = Arguments.of(List.of(ORDER, COEFFICIENTS), 2, 1, 0, -2);
      assertThat(arguments.integer("order")).isEqualTo(2);
      assertThat(arguments.numbers("coefficients")).containsExactly(1, 0, -2);
      arguments.numbers("coefficients")[0] = 9;
      assertThat(arguments.numbers("coefficients")).containsExactly(1, 0, -2);
    }

    @Test
    void noneIsWithoutParameters() {
      assertThat(Arguments.none()).isEqualTo(Arguments.of(List.of())).hasToString("");
    }
  }

  @Nested
  class Refusing {
    @Test
    void tooManyValues() {
      assertThatThrownBy(() -> Arguments.of(CLIP, 1, 2, 3))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("takes at most 2 arguments (min=-Infinity, max=Infinity), was given 3");
      assertThatThrownBy(() -> Arguments.of(List.of(ORDER), 1, 2))
          .hasMessage("takes at most 1 argument (order), was given 2");
      assertThatThrownBy(() -> Arguments.of(List.of(), 1))
          .hasMessage("takes no arguments, was given 1");
    }

    @Test
    void aNameThatIsUnknownOrGivenTwiceOrOfSeveralNumbers() {
      assertThatThrownBy(() -> named(CLIP, Map.of("top", 1.0)))
          .hasMessage("has no parameter 'top', only (min=-Infinity, max=Infinity)");
      assertThatThrownBy(() -> named(List.of(), Map.of("top", 1.0)))
          .hasMessage("has no parameter 'top'");
      assertThatThrownBy(() -> Arguments.of(CLIP, new double[] {0}, Map.of("min", 1.0)))
          .hasMessage("min must be given once, was given twice");
      assertThatThrownBy(() -> named(List.of(COEFFICIENTS), Map.of("coefficients", 1.0)))
          .hasMessage("coefficients takes several numbers and must be given without its name");
    }

    @Test
    void aRequiredParameterThatIsMissing() {
      assertThatThrownBy(() -> Arguments.of(List.of(ORDER)))
          .hasMessage("order must be given: (order)");
      assertThatThrownBy(() -> Arguments.of(List.of(COEFFICIENTS)))
          .hasMessage("coefficients must be given: (coefficients...)");
    }

    @Test
    void aValueOutsideKindOrRange() {
      assertThatThrownBy(() -> Arguments.of(List.of(ORDER), 1.5))
          .hasMessage("order must be a whole number, was 1.5");
      assertThatThrownBy(() -> Arguments.of(List.of(ORDER), 3e9))
          .hasMessage("order must be from -2147483648 to 2147483647, was 3E9");
      assertThatThrownBy(() -> Arguments.of(List.of(ORDER), -1))
          .hasMessage("order must satisfy order >= 0, was -1");
      assertThatThrownBy(() -> Arguments.of(CLIP, Double.NaN))
          .hasMessage("min must be a number, was NaN");
      assertThatThrownBy(() -> Arguments.of(List.of(COEFFICIENTS), 1, Double.POSITIVE_INFINITY))
          .hasMessage("coefficients must be a finite number, was Infinity");
    }

    @Test
    void aListOfParametersThatIsIllFormed() {
      assertThatThrownBy(() -> Arguments.of(List.of(ORDER, ORDER), 1, 1))
          .hasMessage("parameter names must be distinct, order is not");
      assertThatThrownBy(() -> Arguments.of(List.of(COEFFICIENTS, ORDER), 1, 1))
          .hasMessage("a parameter of several numbers must be the last, coefficients is not");
      assertThatThrownBy(() -> Arguments.of(List.of(MIN, ORDER), 1, 1))
          .hasMessage("required parameters must come before those with a default, order does not");
    }

    @Test
    void readingAParameterAsWhatItIsNot() {
      Arguments arguments = Arguments.of(List.of(ORDER, COEFFICIENTS), 2, 1);
      assertThatThrownBy(() -> arguments.number("top"))
          .hasMessage("there is no parameter 'top' (order, coefficients...)");
      assertThatThrownBy(() -> arguments.number("coefficients"))
          .hasMessage("coefficients takes several numbers: use numbers(\"coefficients\")");
      assertThatThrownBy(() -> arguments.integer("coefficients"))
          .hasMessage("coefficients is not a parameter of kind INTEGER");
    }
  }

  @Nested
  class Parameters {
    @Test
    void theNameHasTheFormOfAName() {
      assertThat(Parameter.number("x", "x is fine here").name()).isEqualTo("x");
      assertThatThrownBy(() -> Parameter.number("Max", "upper bound"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "parameter name must be a letter a-z followed by up to 63 of a-z, 0-9 and _, was 'Max'");
    }

    @Test
    void theDefaultFitsKindAndRange() {
      assertThatThrownBy(() -> ORDER.withDefault(0.5))
          .hasMessage("order must be a whole number, was 0.5");
      assertThatThrownBy(() -> ORDER.withDefault(1, 2))
          .hasMessage("default of order must be one number, was 2 numbers");
      assertThatThrownBy(COEFFICIENTS::withDefault)
          .hasMessage("default of coefficients must be at least one number, was 0 numbers");
      assertThatThrownBy(() -> ORDER.withDefault(3).within(Domain.atMost(2)))
          .hasMessage("order must satisfy order <= 2, was 3");
      assertThatThrownBy(ORDER::defaultValue)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("order is required and has no default");
      assertThat(ORDER.withDefault(3).defaultValue()).containsExactly(3);
    }

    @Test
    void infinityIsAllowedOnlyWhereTheRangeHasNoBound() {
      Parameter parameter =
          Parameter.number("top", "").within(Domain.greaterThan(0)).allowingInfinity();
      assertThat(Arguments.of(List.of(parameter), Double.POSITIVE_INFINITY).number("top"))
          .isEqualTo(Double.POSITIVE_INFINITY);
      assertThatThrownBy(() -> Arguments.of(List.of(parameter), Double.NEGATIVE_INFINITY))
          .hasMessage("top must satisfy top > 0, was -Infinity");
    }

    @Test
    void printAsInASignature() {
      assertThat(ORDER).hasToString("order");
      assertThat(Parameter.number("slope", "").withDefault(0.01)).hasToString("slope=0.01");
      assertThat(COEFFICIENTS).hasToString("coefficients...");
      assertThat(COEFFICIENTS.withDefault(1, 0)).hasToString("coefficients...=1, 0");
    }
  }

  @Nested
  class Printing {
    @Test
    void isWhatStandsBetweenTheParentheses() {
      assertThat(Arguments.of(List.of(ORDER), 3)).hasToString("3");
      assertThat(Arguments.of(CLIP, 0, 1)).hasToString("min=0, max=1");
      assertThat(Arguments.of(List.of(COEFFICIENTS), 1, 0, -2.5)).hasToString("1, 0, -2.5");
    }
  }
}
