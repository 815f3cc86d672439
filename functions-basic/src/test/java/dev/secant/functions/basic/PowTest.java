package dev.secant.functions.basic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Domain;
import dev.secant.functions.basic.kernel.HardwareFma;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link Pow} at its edges; its accuracy is tested by {@link AccuracyTest}. */
class PowTest {
  private static DifferentiableElementwiseFunction pow(double exponent) {
    return Providers.elementwise("pow", exponent);
  }

  @ParameterizedTest(name = "x^{0} at {1}: {2}, derivative {3}")
  @CsvSource(
      textBlock =
          """
          3,    -2,        -8,        12
          3,    -0.0,      -0.0,      0.0
          3,    -Infinity, -Infinity, Infinity
          2,    -3,        9,         -6
          2,    -0.0,      0.0,       -0.0
          1,    -0.0,      -0.0,      1
          1,    -Infinity, -Infinity, 1
          0,    0.0,       1,         0.0
          0,    Infinity,  1,         0.0
          -1,   0.0,       Infinity,  -Infinity
          -1,   -0.0,      -Infinity, -Infinity
          -1,   -Infinity, -0.0,      -0.0
          -2,   -2,        0.25,      0.25
          -2,   0.0,       Infinity,  -Infinity
          -2,   -0.0,      Infinity,  Infinity
          0.5,  0.0,       0.0,       Infinity
          0.5,  -0.0,      0.0,       Infinity
          0.5,  Infinity,  Infinity,  0.0
          0.5,  -4,        NaN,       NaN
          0.5,  -Infinity, NaN,       NaN
          0.25, 0.0,       0.0,       Infinity
          0.25, -0.0,      0.0,       Infinity
          0.25, 16,        2,         0.03125
          0.25, Infinity,  Infinity,  0.0
          1.5,  0.0,       0.0,       0.0
          1.5,  4,         8,         3
          1.5,  -4,        NaN,       NaN
          -0.5, 0.0,       Infinity,  -Infinity
          -0.5, -0.0,      Infinity,  -Infinity
          -0.5, 4,         0.5,       -0.0625
          -0.5, Infinity,  0.0,       -0.0
          -0.5, -4,        NaN,       NaN
          1e-20, 1e-310,   1,         1e290
          """)
  void givesTheExactAnswerOrTheLimit(double exponent, double x, double value, double derivative) {
    DifferentiableElementwiseFunction f = pow(exponent);
    assertThat(Double.valueOf(f.forward(x))).isEqualTo(Double.valueOf(value));
    if (Double.isFinite(derivative) && derivative != 0) {
      // 3 ulp, as stated; 1e-310 itself is a double to 13 digits only
      double ulps = Math.abs(x) < Double.MIN_NORMAL ? 1e-13 * derivative : 3 * Math.ulp(derivative);
      assertThat(Math.abs(f.derivative(x) - derivative)).isLessThanOrEqualTo(ulps);
    } else {
      assertThat(Double.valueOf(f.derivative(x))).isEqualTo(Double.valueOf(derivative));
    }
  }

  /** BigDecimal has the exact cube and rounds it correctly. */
  @Test
  void cubesAreCorrectlyRounded() {
    assumeTrue(HardwareFma.PRESENT, "without fma, the values are those of Math");
    DifferentiableElementwiseFunction cube = pow(3);
    Random random = new Random(20261123L);
    for (int i = 0; i < 20_000; i++) {
      double x = Math.scalb(2 * random.nextDouble() - 1, random.nextInt(601) - 300);
      if (Math.abs(x) >= 0x1p-300) {
        assertThat(cube.forward(x))
            .as("cube of %s", x)
            .isEqualTo(new BigDecimal(x).pow(3).doubleValue());
      }
    }
  }

  @Test
  void anExponentBeyondTheWholeNumbersOfADoubleIsEven() {
    assertThat(pow(0x1p60).forward(-1)).isEqualTo(1);
    assertThat(pow(0x1p60).derivative(-1)).isEqualTo(0x1p60);
  }

  @Test
  void domainFollowsTheExponent() {
    assertThat(pow(2).domain()).isEqualTo(Domain.all());
    assertThat(pow(-2).domain()).isEqualTo(Domain.all().except(0));
    assertThat(pow(0.5).domain()).isEqualTo(Domain.atLeast(0));
    assertThat(pow(-0.5).domain()).isEqualTo(Domain.greaterThan(0));
  }

  @Test
  void saysWhichPowerItIs() {
    assertThat(pow(3).name()).isEqualTo("pow");
    assertThat(pow(3).description()).isEqualTo("x to the power of 3");
  }
}
