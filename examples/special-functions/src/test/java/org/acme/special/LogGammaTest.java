package org.acme.special;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values by mpmath; edges by limits. */
class LogGammaTest {
  private final LogGamma logGamma = new LogGamma();

  /** mpmath.loggamma at 40 digits. */
  @ParameterizedTest
  @CsvSource({
    "1e-310, 713.8013788281542",
    "1e-20, 46.051701859880914",
    "0.5, 0.5723649429247001",
    "1.4616, -0.12148629003589732",
    "2.5, 0.2846828704729192",
    "8.1, 8.72738826343204",
    "20, 39.339884187199495",
    "1e3, 5905.220423209181",
    "1e10, 220258509288.81058",
    "1e305, 7.012884533631839e+307"
  })
  void valuesAreWithinAFewUlp(double x, double expected) {
    assertEquals(expected, logGamma.forward(x), Math.abs(expected) * 2e-15);
  }

  @Test
  void edges() {
    assertEquals(0.0, logGamma.forward(1));
    assertEquals(0.0, logGamma.forward(2));
    assertEquals(Double.POSITIVE_INFINITY, logGamma.forward(0));
    assertEquals(Double.POSITIVE_INFINITY, logGamma.forward(-0.0));
    assertEquals(Double.POSITIVE_INFINITY, logGamma.forward(Double.POSITIVE_INFINITY));
    assertEquals(Double.NaN, logGamma.forward(-0.5));
    assertEquals(
        Double.NaN, logGamma.derivative(-0.5)); // digamma goes on there, log gamma does not
  }

  @Test
  void derivativeIsDigamma() {
    assertEquals(new Digamma().forward(3.5), logGamma.derivative(3.5));
  }
}
