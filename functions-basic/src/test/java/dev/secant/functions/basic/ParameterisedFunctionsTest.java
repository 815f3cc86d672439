package dev.secant.functions.basic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.api.Arguments;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.FunctionFactory;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the factories but {@link Pow}, which has a class of its own. */
class ParameterisedFunctionsTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private static DifferentiableElementwiseFunction function(String name, double... arguments) {
    return Providers.elementwise(name, arguments);
  }

  /** By bits, so that -0.0 differs from 0.0 and NaN equals NaN. */
  private static void assertBits(double actual, double expected) {
    assertThat(Double.valueOf(actual)).isEqualTo(Double.valueOf(expected));
  }

  @ParameterizedTest(name = "{0}({1}) at {2}: {3}, derivative {4}")
  @CsvSource(
      textBlock =
          """
          scale,      -2,   0.0,       -0.0,      -2
          scale,      0.5,  -Infinity, -Infinity, 0.5
          scale,      0,    5,         0.0,       0.0
          scale,      1e300, 1e300,    Infinity,  1e300
          shift,      2,    -Infinity, -Infinity, 1
          shift,      -1,   1,         0.0,       1
          leaky_relu, 0.01, -0.0,      -0.0,      0.01
          leaky_relu, 0.01, -Infinity, -Infinity, 0.01
          leaky_relu, 0.5,  4.9E-324,  4.9E-324,  1
          leaky_relu, 0,    -Infinity, 0.0,       0.0
          leaky_relu, -1,   -3,        3,         -1
          elu,        2,    0.0,       0.0,       2
          elu,        1,    -0.0,      -0.0,      1
          elu,        2,    -Infinity, -2,        0.0
          elu,        1,    -1e-20,    -1e-20,    1
          elu,        1,    Infinity,  Infinity,  1
          """)
  void givesTheExactAnswer(
      String name, double argument, double x, double value, double derivative) {
    DifferentiableElementwiseFunction f = function(name, argument);
    assertBits(f.forward(x), value);
    assertBits(f.derivative(x), derivative);
  }

  @Nested
  class ClipFunction {
    private final FunctionFactory clip = new Clip();

    @Test
    void limitsToTheRange() {
      DifferentiableElementwiseFunction f = function("clip", -1, 2);
      assertBits(f.forward(-INFINITY), -1);
      assertBits(f.forward(-0.0), -0.0);
      assertBits(f.forward(1.5), 1.5);
      assertBits(f.forward(INFINITY), 2);
      assertBits(f.forward(Double.NaN), Double.NaN);
    }

    @Test
    void derivativeIsOneInsideAndZeroElsewhere() {
      DifferentiableElementwiseFunction f = function("clip", -1, 2);
      assertBits(f.derivative(0), 1);
      assertBits(f.derivative(3), 0);
      assertBits(f.derivative(-INFINITY), 0);
      assertBits(f.derivative(-1), 0);
      assertBits(f.derivative(2), 0);
    }

    @Test
    void withoutArgumentsIsTheIdentity() {
      DifferentiableElementwiseFunction f = function("clip");
      assertBits(f.forward(INFINITY), INFINITY);
      assertBits(f.derivative(INFINITY), 1);
      assertBits(f.derivative(-INFINITY), 1);
    }

    @Test
    void takesOneBoundAlone() {
      Arguments max = Arguments.of(clip.parameters(), new double[0], Map.of("max", 1.0));
      var f = (DifferentiableElementwiseFunction) clip.create(max);
      assertBits(f.forward(-1e300), -1e300);
      assertBits(f.forward(7), 1);
    }

    @Test
    void anEmptyInsideIsAConstant() {
      DifferentiableElementwiseFunction f = function("clip", 1, 1);
      assertBits(f.forward(5), 1);
      assertBits(f.derivative(1), 0);
    }

    @Test
    void rejectsBoundsThatDoNotFit() {
      assertThatThrownBy(() -> function("clip", 1, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("max must be at least min = 1, was 0");
      assertThatThrownBy(() -> function("clip", INFINITY))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("min must be a finite number or -Infinity, was Infinity");
      assertThatThrownBy(() -> function("clip", -INFINITY, -INFINITY))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("max must be a finite number or Infinity, was -Infinity");
      assertThatThrownBy(() -> function("clip", Double.NaN))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("min must be a number, was NaN");
    }
  }

  @Nested
  class PolynomialFunction {
    @Test
    void takesTheHighestPowerFirst() {
      DifferentiableElementwiseFunction f = function("polynomial", 1, 0, -2);
      assertBits(f.forward(3), 7);
      assertBits(f.derivative(3), 6);
    }

    @Test
    void isExactWhereEveryStepIs() {
      // (x - 1)^5 at x = 3 and its derivative 5 (x - 1)^4
      DifferentiableElementwiseFunction f = function("polynomial", 1, -5, 10, -10, 5, -1);
      assertBits(f.forward(3), 32);
      assertBits(f.derivative(3), 80);
    }

    @Test
    void hasItsLimitsAtTheInfinities() {
      DifferentiableElementwiseFunction cubic = function("polynomial", -1, 5, 0, 3);
      assertBits(cubic.forward(INFINITY), -INFINITY);
      assertBits(cubic.forward(-INFINITY), INFINITY);
      assertBits(cubic.derivative(-INFINITY), -INFINITY);
      DifferentiableElementwiseFunction line = function("polynomial", 2, 1);
      assertBits(line.derivative(INFINITY), 2);
    }

    @Test
    void leadingZerosDoNotCount() {
      DifferentiableElementwiseFunction constant = function("polynomial", 0, 0, 5);
      assertBits(constant.forward(INFINITY), 5);
      assertBits(constant.derivative(INFINITY), 0);
      assertBits(constant.forward(Double.NaN), Double.NaN);
      assertBits(constant.derivative(Double.NaN), Double.NaN);
      assertBits(function("polynomial", 0, 3, 0).derivative(-INFINITY), 3);
      assertBits(function("polynomial", 0).forward(7), 0);
    }

    @Test
    void saysItsCoefficients() {
      assertThat(function("polynomial", 1, 0, -2.5).description())
          .isEqualTo("the polynomial with coefficients 1, 0, -2.5, highest power first");
    }

    @Test
    void needsACoefficient() {
      assertThatThrownBy(() -> function("polynomial"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("coefficients must be given: (coefficients...)");
    }
  }
}
