package org.acme.special;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values by mpmath; the edges by the definition. */
class ErfcTest {
  private final Erfc erfc = new Erfc();

  /** mpmath.erfc at 40 digits; Hipparchus is within 7.2e-14 at 26, its worst here. */
  @ParameterizedTest
  @CsvSource({
    "-3, 1.9999779095030015",
    "0, 1.0",
    "1e-9, 0.9999999988716208",
    "0.5, 0.4795001221869535",
    "2, 0.004677734981047266",
    "5, 1.537459794428035e-12",
    "10, 2.088487583762545e-45",
    "20, 5.395865611607901e-176",
    "26, 5.663192408856143e-296"
  })
  void tailIsRelativelyAccurate(double x, double expected) {
    assertEquals(expected, erfc.forward(x), expected * 2e-13);
  }

  @Test
  void edges() {
    assertEquals(0, erfc.forward(Double.POSITIVE_INFINITY));
    assertEquals(2, erfc.forward(Double.NEGATIVE_INFINITY));
    assertEquals(-Erf.TWO_BY_ROOT_PI, erfc.derivative(0));
    assertEquals(-0.0, erfc.derivative(1e200));
  }
}
