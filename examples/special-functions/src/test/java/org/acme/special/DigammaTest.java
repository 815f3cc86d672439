package org.acme.special;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values by mpmath; poles by limits. */
class DigammaTest {
  private final Digamma digamma = new Digamma();

  /**
   * mpmath.digamma at 40 digits; there is a zero near 1.46, where only the absolute error is small.
   */
  @ParameterizedTest
  @CsvSource({
    "1e-310, -Infinity",
    "1e-18, -9.999999999999999e+17",
    "1e-16, -1e+16",
    "0.001, -1000.5755719318103",
    "0.5, -1.9635100260214235",
    "1, -0.5772156649015329",
    "1.4616, -3.110625123034165e-05",
    "2, 0.42278433509846713",
    "8.1, 2.0288674570805814",
    "20, 2.970523992242149",
    "48.9, 3.879517599202862",
    "100, 4.600161852738087",
    "1e10, 23.025850929890456",
    "1e300, 690.7755278982137",
    "-0.5, 0.03648997397857652",
    "-1.5, 0.7031566406452432",
    "-10.3, 4.662403493582087",
    "-1000.25, 10.050097693066705",
    "-10000000000.5, 23.025850930040455"
  })
  void valuesAreWithinAFewUlpOfTheLargerOfValueAndOne(double x, double expected) {
    assertEquals(expected, digamma.forward(x), Math.max(1, Math.abs(expected)) * 2e-15);
  }

  @Test
  void polesAndInfinities() {
    assertEquals(Double.NEGATIVE_INFINITY, digamma.forward(0));
    assertEquals(Double.POSITIVE_INFINITY, digamma.forward(-0.0));
    assertEquals(Double.NaN, digamma.forward(-1));
    assertEquals(Double.NaN, digamma.forward(-1e16));
    assertEquals(Double.NaN, digamma.forward(Double.NEGATIVE_INFINITY));
    assertEquals(Double.POSITIVE_INFINITY, digamma.forward(Double.POSITIVE_INFINITY));
  }
}
