package org.acme.special;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.secant.api.Arguments;
import dev.secant.api.DifferentiableElementwiseFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values by mpmath; what the order may be. */
class BesselJTest {
  private final BesselJ factory = new BesselJ();

  private DifferentiableElementwiseFunction ofOrder(double order) {
    return (DifferentiableElementwiseFunction)
        factory.create(Arguments.of(factory.parameters(), order));
  }

  /** mpmath.besselj at 40 digits; 1e-14 covers the loss in the recurrence over 1000 orders. */
  @ParameterizedTest
  @CsvSource({
    "0, 0.5, 0.9384698072408129",
    "0, 5, -0.1775967713143383",
    "0, 25, 0.09626678327595811",
    "0, 100, 0.019985850304223122",
    "0, 9999.5, -0.004478727403128425",
    "1, 1e-310, 5e-311",
    "1, 1e-9, 5e-10",
    "1, 5, -0.32757913759146523",
    "1, -5, 0.32757913759146523",
    "2, 1e-9, 1.25e-19",
    "2, -5, 0.046565116277752214",
    "5, 0.5, 8.053627241357474e-06",
    "5, 1000, 0.0050254069452331865",
    "50, 24.9, 8.19551544761145e-12",
    "50, 0.001, 2.920285702604064e-230",
    "1000, 1000, 0.04473067294796404"
  })
  void values(int order, double x, double expected) {
    assertEquals(
        expected, ofOrder(order).forward(x), Math.abs(expected) * 1e-14 + Double.MIN_VALUE);
  }

  /** mpmath, by J' = (J[n-1] - J[n+1]) / 2; both terms are below 1. */
  @ParameterizedTest
  @CsvSource({
    "0, 0.5, -0.2422684576748739",
    "1, 0.5, 0.4539328918910651",
    "1, 0, 0.5",
    "2, -3, -0.014998118135342407",
    "10, 20, 0.03188497563602161"
  })
  void derivatives(int order, double x, double expected) {
    assertEquals(expected, ofOrder(order).derivative(x), 2e-15);
  }

  @Test
  void isNanWhereHipparchusDoesNotGo() {
    assertEquals(Double.NaN, ofOrder(0).forward(10_001));
    assertEquals(Double.NaN, ofOrder(0).forward(Double.NEGATIVE_INFINITY));
    assertEquals(Double.NaN, ofOrder(1).derivative(-10_001));
  }

  @Test
  void ordersAreWholeAndNotNegative() {
    assertEquals(
        "order must be a whole number, was 0.5",
        assertThrows(IllegalArgumentException.class, () -> ofOrder(0.5)).getMessage());
    assertEquals(
        "order must satisfy 0 <= order <= 1000, was -1",
        assertThrows(IllegalArgumentException.class, () -> ofOrder(-1)).getMessage());
  }
}
