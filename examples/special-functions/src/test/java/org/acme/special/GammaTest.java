package org.acme.special;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values by mpmath; poles as C's tgamma has them. */
class GammaTest {
  private final Gamma gamma = new Gamma();

  /** mpmath.gamma at 40 digits; 142 and up is where Hipparchus overflows. */
  @ParameterizedTest
  @CsvSource({
    "1e-300, 9.999999999999999e+299",
    "0.1, 9.51350769866873",
    "1.5, 0.886226925452758",
    "3, 2.0",
    "19.9, 9.040614007954752e+16",
    "20, 1.21645100408832e+17",
    "20.5, 5.406242982335075e+17",
    "100, 9.332621544394415e+155",
    "141.9, 1.156827799809155e+243",
    "142, 1.898143759076171e+243",
    "170, 4.269068009004705e+304",
    "171.5, 9.4833675668248e+307",
    "171.62, 1.7576826789978127e+308",
    "-0.5, -3.544907701811032",
    "-10.3, -5.26236323953561e-07",
    "-19.9, 5.650885465265262e-18",
    "-20.5, -2.834656574391335e-19",
    "-100.25, -1.503087709322751e-158",
    "-150.5, -4.478447658150641e-264"
  })
  void valuesAreWithinAFewUlp(double x, double expected) {
    assertEquals(expected, gamma.forward(x), Math.abs(expected) * 2e-15);
  }

  /** mpmath.gamma * mpmath.digamma; the errors of both factors. */
  @ParameterizedTest
  @CsvSource({
    "0.5, -3.480230906913262",
    "1, -0.5772156649015329",
    "3, 1.8455686701969343",
    "20.5, 1.6196219485112225e+18",
    "150, 1.907241168474365e+261",
    "-0.7, 8.863389799068102",
    "-30.25, -4.6760925421120596e-32"
  })
  void derivativeIsGammaTimesDigamma(double x, double expected) {
    assertEquals(expected, gamma.derivative(x), Math.abs(expected) * 4e-15);
  }

  @Test
  void polesAndInfinities() {
    assertEquals(Double.POSITIVE_INFINITY, gamma.forward(0));
    assertEquals(Double.NEGATIVE_INFINITY, gamma.forward(-0.0));
    for (double pole : new double[] {-1, -2, -20, -21, -171, -1e16, Double.NEGATIVE_INFINITY}) {
      assertEquals(Double.NaN, gamma.forward(pole));
      assertEquals(Double.NaN, gamma.derivative(pole));
    }
    assertEquals(Double.POSITIVE_INFINITY, gamma.forward(171.63));
    assertEquals(Double.POSITIVE_INFINITY, gamma.forward(1e10));
    assertEquals(Double.POSITIVE_INFINITY, gamma.forward(Double.POSITIVE_INFINITY));
    assertEquals(Double.POSITIVE_INFINITY, gamma.derivative(Double.POSITIVE_INFINITY));
    assertEquals(Double.NEGATIVE_INFINITY, gamma.derivative(0));
  }

  @Test
  void underflowsWithTheSignOfItsInterval() {
    assertEquals(0.0, gamma.forward(-201.5)); // (-202, -201): positive, like (-2, -1)
    assertEquals(-0.0, gamma.forward(-200.5));
  }
}
