package org.acme.special;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values by mpmath; the edges by the definition. */
class ErfTest {
  private final Erf erf = new Erf();

  /**
   * mpmath.erf at 40 digits; 2e-15 is nine units in the last place, Hipparchus' own continued
   * fraction stops at 1e-15.
   */
  @ParameterizedTest
  @CsvSource({
    "1e-310, 1.1283791670955e-310",
    "1e-9, 1.1283791670955127e-09",
    "1e-5, 1.1283791670579e-05",
    "0.1, 0.1124629160182849",
    "0.5, 0.5204998778130465",
    "1, 0.8427007929497149",
    "2, 0.9953222650189527",
    "-3, -0.9999779095030014",
    "5.9, 0.9999999999999999"
  })
  void valuesAreWithinAFewUlp(double x, double expected) {
    assertEquals(expected, erf.forward(x), Math.abs(expected) * 2e-15 + Double.MIN_VALUE);
  }

  /** mpmath; rounding x * x is magnified by its size. */
  @ParameterizedTest
  @CsvSource({
    "0, 1.1283791670955126",
    "0.5, 0.8787825789354448",
    "1, 0.4151074974205947",
    "-2, 0.020666985354092053",
    "6, 2.617301239249265e-16",
    "27, 2.8299433e-317"
  })
  void derivativeIsTheBellCurve(double x, double expected) {
    assertEquals(expected, erf.derivative(x), expected * (1 + x * x) * 4e-16);
  }

  @Test
  void edges() {
    assertEquals(1, erf.forward(Double.POSITIVE_INFINITY));
    assertEquals(-1, erf.forward(Double.NEGATIVE_INFINITY));
    assertEquals(-0.0, erf.forward(-0.0)); // assertEquals tells the zeros apart
    assertEquals(0, erf.derivative(Double.NEGATIVE_INFINITY));
  }
}
