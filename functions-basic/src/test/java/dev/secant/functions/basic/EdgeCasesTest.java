package dev.secant.functions.basic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.api.DifferentiableElementwiseFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the elementwise functions where the mathematics gives an exact answer, bit by bit. */
class EdgeCasesTest {
  /** Exact values and limits; 4.9E-324 is the smallest number above 0. */
  @ParameterizedTest(name = "{0} at {1}: {2}, derivative {3}")
  @CsvSource(
      textBlock =
          """
          identity,   -0.0,      -0.0,      1
          identity,   -Infinity, -Infinity, 1
          neg,        0.0,       -0.0,      -1
          neg,        Infinity,  -Infinity, -1
          abs,        -0.0,      0.0,       0.0
          abs,        0.0,       0.0,       0.0
          abs,        -Infinity, Infinity,  -1
          abs,        -4.9E-324, 4.9E-324,  -1
          reciprocal, 0.0,       Infinity,  -Infinity
          reciprocal, -0.0,      -Infinity, -Infinity
          reciprocal, -Infinity, -0.0,      -0.0
          reciprocal, 1e-309,    Infinity,  -Infinity
          square,     1e200,     Infinity,  2e200
          square,     -Infinity, Infinity,  -Infinity
          square,     -1e-200,   0.0,       -2e-200
          cube,       -0.0,      -0.0,      0.0
          cube,       -1e200,    -Infinity, Infinity
          cube,       -Infinity, -Infinity, Infinity
          sqrt,       0.0,       0.0,       Infinity
          sqrt,       -0.0,      -0.0,      Infinity
          sqrt,       Infinity,  Infinity,  0.0
          sqrt,       -4.9E-324, NaN,       NaN
          sqrt,       -Infinity, NaN,       NaN
          cbrt,       -0.0,      -0.0,      Infinity
          cbrt,       -1e-300,   -1e-100,   3.3333333333333335E199
          cbrt,       -Infinity, -Infinity, 0.0
          exp,        -Infinity, 0.0,       0.0
          exp,        Infinity,  Infinity,  Infinity
          exp,        710,       Infinity,  Infinity
          exp,        -746,      0.0,       0.0
          exp,        -745,      4.9E-324,  4.9E-324
          expm1,      -0.0,      -0.0,      1
          expm1,      4.9E-324,  4.9E-324,  1
          expm1,      -Infinity, -1,        0.0
          expm1,      710,       Infinity,  Infinity
          log,        0.0,       -Infinity, Infinity
          log,        -0.0,      -Infinity, Infinity
          log,        -1,        NaN,       NaN
          log,        -Infinity, NaN,       NaN
          log,        Infinity,  Infinity,  0.0
          log1p,      -0.0,      -0.0,      1
          log1p,      -4.9E-324, -4.9E-324, 1
          log1p,      -1,        -Infinity, Infinity
          log1p,      -2,        NaN,       NaN
          log1p,      -Infinity, NaN,       NaN
          log1p,      Infinity,  Infinity,  0.0
          log2,       0.0,       -Infinity, Infinity
          log2,       -0.0,      -Infinity, Infinity
          log2,       4.9E-324,  -1074,     Infinity
          log2,       -8,        NaN,       NaN
          log2,       Infinity,  Infinity,  0.0
          log10,      -0.0,      -Infinity, Infinity
          log10,      -10,       NaN,       NaN
          log10,      Infinity,  Infinity,  0.0
          sin,        -0.0,      -0.0,      1
          sin,        4.9E-324,  4.9E-324,  1
          sin,        Infinity,  NaN,       NaN
          cos,        0.0,       1,         -0.0
          cos,        -Infinity, NaN,       NaN
          tan,        -0.0,      -0.0,      1
          tan,        Infinity,  NaN,       NaN
          asin,       -0.0,      -0.0,      1
          asin,       -1,        -1.5707963267948966, Infinity
          asin,       1.0000000000000002, NaN, NaN
          asin,       -Infinity, NaN,       NaN
          acos,       1,         0.0,       -Infinity
          acos,       -1,        3.141592653589793, -Infinity
          acos,       -1.0000000000000002, NaN, NaN
          acos,       Infinity,  NaN,       NaN
          atan,       -0.0,      -0.0,      1
          atan,       -Infinity, -1.5707963267948966, 0.0
          atan,       1e160,     1.5707963267948966, 1e-320
          sinh,       -0.0,      -0.0,      1
          sinh,       -711,      -Infinity, Infinity
          sinh,       -Infinity, -Infinity, Infinity
          cosh,       -0.0,      1,         -0.0
          cosh,       -711,      Infinity,  -Infinity
          cosh,       -Infinity, Infinity,  -Infinity
          tanh,       -0.0,      -0.0,      1
          tanh,       -800,      -1,        0.0
          tanh,       Infinity,  1,         0.0
          asinh,      -0.0,      -0.0,      1
          asinh,      -4.9E-324, -4.9E-324, 1
          asinh,      -Infinity, -Infinity, 0.0
          asinh,      1.7976931348623157E308, 710.4758600739439, 5.562684646268003E-309
          acosh,      1,         0.0,       Infinity
          acosh,      0.9999999999999999, NaN, NaN
          acosh,      -2,        NaN,       NaN
          acosh,      -Infinity, NaN,       NaN
          acosh,      Infinity,  Infinity,  0.0
          acosh,      1.7976931348623157E308, 710.4758600739439, 5.562684646268003E-309
          atanh,      -0.0,      -0.0,      1
          atanh,      4.9E-324,  4.9E-324,  1
          atanh,      1,         Infinity,  Infinity
          atanh,      -1,        -Infinity, Infinity
          atanh,      1.0000000000000002, NaN, NaN
          atanh,      Infinity,  NaN,       NaN
          sigmoid,    0.0,       0.5,       0.25
          sigmoid,    -Infinity, 0.0,       0.0
          sigmoid,    Infinity,  1,         0.0
          sigmoid,    -745,      4.9E-324,  4.9E-324
          sigmoid,    -800,      0.0,       0.0
          sigmoid,    800,       1,         0.0
          softplus,   800,       800,       1
          softplus,   -745,      4.9E-324,  4.9E-324
          softplus,   -800,      0.0,       0.0
          softplus,   -Infinity, 0.0,       0.0
          softplus,   Infinity,  Infinity,  1
          relu,       -0.0,      0.0,       0.0
          relu,       0.0,       0.0,       0.0
          relu,       4.9E-324,  4.9E-324,  1
          relu,       -Infinity, 0.0,       0.0
          relu,       Infinity,  Infinity,  1
          swish,      -0.0,      -0.0,      0.5
          swish,      -800,      -0.0,      -0.0
          swish,      -Infinity, -0.0,      -0.0
          swish,      800,       800,       1
          swish,      Infinity,  Infinity,  1
          gelu,       0.0,       0.0,       0.5
          gelu,       -0.0,      -0.0,      0.5
          gelu,       -40,       -0.0,      -0.0
          gelu,       -Infinity, -0.0,      -0.0
          gelu,       1e300,     1e300,     1
          gelu,       Infinity,  Infinity,  1
          """)
  void givesTheExactAnswer(String name, double x, double value, double derivative) {
    DifferentiableElementwiseFunction f = Providers.elementwise(name);
    assertBits(f.forward(x), value);
    assertBits(f.derivative(x), derivative);
  }

  /** By bits, so that -0.0 differs from 0.0 and NaN equals NaN. */
  private static void assertBits(double actual, double expected) {
    assertThat(Double.valueOf(actual)).isEqualTo(Double.valueOf(expected));
  }

  @Test
  void logarithmToBase2IsExactForEveryPowerOf2() {
    Log2 log2 = new Log2();
    for (int n = Double.MIN_EXPONENT - 52; n <= Double.MAX_EXPONENT; n++) {
      assertThat(log2.forward(Math.scalb(1.0, n))).isEqualTo(n);
    }
  }

  @Test
  void logarithmToBase10IsExactForEveryPowerOf10ThatIsADouble() {
    Log10 log10 = new Log10();
    for (int n = 0; n <= 22; n++) {
      assertThat(log10.forward(Double.parseDouble("1e" + n))).isEqualTo(n);
    }
  }

  @Test
  void logarithmToBase2NeverFallsAroundItsSeams() {
    // Where the mantissa is halved, at sqrt(2), and where the exponent changes, at 1 and 2.
    Log2 log2 = new Log2();
    for (double seam : new double[] {1, Math.sqrt(2), 2, Double.MIN_NORMAL}) {
      double x = seam - 50 * Math.ulp(seam);
      for (int i = 0; i < 100; i++) {
        double next = Math.nextUp(x);
        assertThat(log2.forward(next)).as("at %s", next).isGreaterThanOrEqualTo(log2.forward(x));
        x = next;
      }
    }
  }

  /** What the textbook formulas would return as 0, 1 or NaN. Exact values by mpmath. */
  @ParameterizedTest(name = "{0} at {1}")
  @CsvSource({
    // 1 - tanh(x)^2 is 0 from x = 19
    "tanh, 30, 1, 3.5026043050786081e-26",
    // -745 * e^-745 with a subnormal e^-745 would be off by a fourth
    "swish, -744, -5.7079e-321, -5.7002e-321",
    // Phi(x) as (1 + erf) / 2 is 0 from x = -8.3
    "gelu, -38, -1.0964627768e-314, -4.1665545693e-313",
    "gelu, -10, -7.619853024160526e-23, -7.6184000964648141e-22",
    // 1 / (x * x) is 0 from x = 1.4e154
    "reciprocal, 1e155, 1e-155, -1e-310"
  })
  void keepsItsDigitsInTheTail(String name, double x, double value, double derivative) {
    DifferentiableElementwiseFunction f = Providers.elementwise(name);
    // Two subnormal steps, or the 8 ulp that cover every bound of AccuracyTest.
    double steps = 2 * Double.MIN_VALUE;
    assertThat(Math.abs(f.forward(x) - value)).isLessThanOrEqualTo(8 * Math.ulp(value) + steps);
    assertThat(Math.abs(f.derivative(x) - derivative))
        .isLessThanOrEqualTo(8 * Math.ulp(derivative) + steps);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sin", "tan", "asin", "atan", "sinh", "tanh", "asinh", "atanh", "cbrt"})
  void isOddToTheBit(String name) {
    DifferentiableElementwiseFunction f = Providers.elementwise(name);
    for (double x = 0; x < 1; x += 0.01) {
      assertBits(f.forward(-x), -f.forward(x));
      assertBits(f.derivative(-x), f.derivative(x));
    }
  }
}
