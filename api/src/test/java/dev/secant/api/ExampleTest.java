package dev.secant.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests {@link Example}: what it accepts, and what it does not. */
class ExampleTest {
  @Test
  void isMetExactlyUnlessATolerance() {
    Example example = Example.of(3, 9);
    assertThat(example.accepts(Variable.of(9.0))).isTrue();
    assertThat(example.accepts(Variable.of(Math.nextUp(9.0)))).isFalse();
    assertThat(example.within(1e-15).accepts(Variable.of(Math.nextUp(9.0))))
        .isTrue(); // 2e-16 relative
    assertThat(example.within(1e-15).accepts(Variable.of(9.1))).isFalse();
  }

  @Test
  void toleranceIsRelativeAndAbsoluteAtZero() {
    assertThat(Example.of(0, 1e-100).within(0.1).accepts(Variable.of(1.05e-100))).isTrue();
    assertThat(Example.of(0, 1e-100).within(0.1).accepts(Variable.of(2e-100))).isFalse();
    assertThat(Example.of(0, 0).within(1e-9).accepts(Variable.of(1e-10))).isTrue();
  }

  @Test
  void nanAndInfinitiesAreExpectedByThemselvesOnly() {
    assertThat(Example.of(-1, Double.NaN).accepts(Variable.of(Double.NaN))).isTrue();
    assertThat(Example.of(-1, Double.NaN).within(1).accepts(Variable.of(0.0))).isFalse();
    assertThat(Example.of(-1, 0).within(1).accepts(Variable.of(Double.NaN))).isFalse();
    assertThat(Example.of(0, Double.POSITIVE_INFINITY).within(1).accepts(Variable.of(5.0)))
        .isFalse();
    assertThat(
            Example.of(0, Double.POSITIVE_INFINITY).accepts(Variable.of(Double.POSITIVE_INFINITY)))
        .isTrue();
  }

  @Test
  void theShapeCounts() {
    Example example = Example.of(Variable.of(1, 2), Variable.of(3.0));
    assertThat(example.accepts(Variable.of(3.0))).isTrue();
    assertThat(example.accepts(Variable.of(new double[] {3}))).isFalse();
  }

  @Test
  void carriesTheArgumentsOfAFactory() {
    Arguments arguments = Arguments.of(List.of(Parameter.number("exponent", "the power")), 3);
    Example example = Example.of(2, 8).withArguments(arguments).within(1e-9);
    assertThat(example.arguments()).isEqualTo(arguments);
    assertThat(example).hasToString("(3) 2.0 -> 8.0");
    assertThat(Example.of(2, 8)).hasToString("2.0 -> 8.0");
    assertThat(example).isEqualTo(Example.of(2, 8).within(1e-9).withArguments(arguments));
  }

  @Test
  void refusesAToleranceThatIsNone() {
    assertThatThrownBy(() -> Example.of(1, 1).within(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("relativeTolerance must be finite and at least 0, was -1");
    assertThatThrownBy(() -> Example.of(1, 1).within(Double.NaN))
        .hasMessage("relativeTolerance must be finite and at least 0, was NaN");
  }
}
