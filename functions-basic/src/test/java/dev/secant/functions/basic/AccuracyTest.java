package dev.secant.functions.basic;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.api.DifferentiableElementwiseFunction;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests the accuracy that the Javadoc of each class states, against {@code values.csv}: exact
 * values by mpmath, see {@code src/test/oracle/values.py}.
 */
class AccuracyTest {
  /** The 25 digits of an exact value leave this many ulps open: 1e-25 / 2^-53, rounded up. */
  private static final double OPEN = 1e-8;

  /** In the middle, two derivatives pass through 0, where no relative bound can hold. */
  private static final double ABSOLUTE_BOUND = 4e-16;

  private static final Map<String, List<Line>> LINES = new LinkedHashMap<>();

  /** The exact value and derivative at x: decimals, or an infinity where they overflow. */
  private record Line(double x, String value, String derivative) {}

  @BeforeAll
  static void readExactValues() throws IOException {
    try (InputStream file = AccuracyTest.class.getResourceAsStream("values.csv");
        BufferedReader reader = new BufferedReader(new InputStreamReader(file, US_ASCII))) {
      reader.readLine(); // says where the numbers come from
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] cells = line.split(",", -1);
        String call = cells[1].isEmpty() ? cells[0] : cells[0] + ":" + cells[1];
        LINES
            .computeIfAbsent(call, name -> new ArrayList<>())
            .add(new Line(Double.parseDouble(cells[2]), cells[3], cells[4]));
      }
    }
  }

  /**
   * The bounds of the Javadoc; those of our own kernels, tighter with fma, are
   * KernelAccuracyTest's.
   */
  @ParameterizedTest(name = "{0} within {1} ulp, its derivative within {2} ulp")
  @CsvSource(
      textBlock =
          """
          square,     0.5, 0.5
          cube,       1.5, 1.5
          reciprocal, 0.5, 2
          sqrt,       0.5, 1.5
          cbrt,       1,   3
          exp,        1,   1
          expm1,      1,   1
          log,        1,   0.5
          log1p,      1,   1.5
          log2,       1.5, 1
          log10,      1,   1
          sin,        1,   1
          cos,        1,   1
          tan,        1,   3
          asin,       1,   2
          acos,       1,   2
          atan,       1,   3
          sinh,       2,   2
          cosh,       2,   2
          tanh,       2,   4
          asinh,      2.5, 1.5
          acosh,      2.5, 2.5
          atanh,      2.5, 2
          sigmoid,    2.5, 4
          softplus,   2,   2.5
          swish,      3,   5
          gelu,       4,   5
          pow:3,      1,   3
          pow:-2,     1,   3
          pow:0.5,    0.5, 3
          pow:0.3,    1,   3
          pow:-1.7,   1,   3
          elu:1.5,    1.5, 1.5
          """)
  void isWithinTheStatedBounds(String call, double valueUlps, double derivativeUlps) {
    boolean passesThroughZero = call.equals("swish") || call.equals("gelu");
    DifferentiableElementwiseFunction f = function(call);
    for (Line line : LINES.get(call)) {
      double x = line.x;
      assertThat(ulps(f.forward(x), line.value))
          .as("ulps between %s(%s) = %s and %s", call, x, f.forward(x), line.value)
          .isLessThanOrEqualTo(valueUlps + OPEN);
      if (passesThroughZero && Math.abs(x) <= 2) {
        assertThat(error(f.derivative(x), line.derivative).doubleValue())
            .as("error of the derivative at %s", x)
            .isLessThanOrEqualTo(ABSOLUTE_BOUND);
      } else {
        assertThat(ulps(f.derivative(x), line.derivative))
            .as("ulps between derivative(%s) = %s and %s", x, f.derivative(x), line.derivative)
            .isLessThanOrEqualTo(derivativeUlps + OPEN);
      }
    }
  }

  @Test
  void everyFunctionThatRoundsIsTested() {
    List<String> exact = List.of("abs", "identity", "neg", "relu");
    assertThat(LINES.keySet())
        .containsAll(
            Providers.functions().stream()
                .filter(DifferentiableElementwiseFunction.class::isInstance)
                .map(function -> function.name())
                .filter(name -> !exact.contains(name))
                .toList())
        .allSatisfy(call -> assertThat(LINES.get(call)).hasSizeGreaterThan(20));
  }

  private static DifferentiableElementwiseFunction function(String call) {
    int colon = call.indexOf(':');
    return colon < 0
        ? Providers.elementwise(call)
        : Providers.elementwise(
            call.substring(0, colon), Double.parseDouble(call.substring(colon + 1)));
  }

  /** Returns the distance in units of the last place of the exact value as a double. */
  private static double ulps(double actual, String exact) {
    double rounded = Double.parseDouble(exact);
    if (Double.isInfinite(rounded) || !Double.isFinite(actual)) {
      return actual == rounded ? 0 : Double.POSITIVE_INFINITY;
    }
    return error(actual, exact)
        .divide(new BigDecimal(Math.ulp(rounded)), MathContext.DECIMAL64)
        .doubleValue();
  }

  private static BigDecimal error(double actual, String exact) {
    return new BigDecimal(actual).subtract(new BigDecimal(exact)).abs();
  }
}
