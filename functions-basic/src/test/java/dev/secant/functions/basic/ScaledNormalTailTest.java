package dev.secant.functions.basic;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

/** Tests the tail of the normal distribution against a series in 420 digits. */
class ScaledNormalTailTest {
  /** At t = 40, the difference below loses the 348 digits of e^800; 70 stay. */
  private static final MathContext DIGITS = new MathContext(420);

  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal SQRT_2_PI = TWO.multiply(pi()).sqrt(DIGITS);

  @Test
  void isWithinTheStatedRelativeErrorFrom0To40() {
    for (int i = 0; i <= 40; i++) {
      double t = i * (0.3 + 0.0175 * i); // denser close to 0
      BigDecimal exact = exact(new BigDecimal(t));
      BigDecimal error =
          new BigDecimal(ScaledNormalTail.at(t))
              .subtract(exact)
              .divide(exact, MathContext.DECIMAL64);
      assertThat(Math.abs(error.doubleValue())).as("relative error at %s", t).isLessThan(4e-16);
    }
  }

  @Test
  void isAHalfAtZero() {
    assertThat(ScaledNormalTail.at(0)).isEqualTo(0.5);
  }

  /**
   * {@code e^(t^2/2) (1 - Phi(t)) = e^(t^2/2) / 2 - (t + t^3/3 + t^5/(3 5) + ...) / sqrt(2 pi)},
   * see M. Abramowitz, I. Stegun, <i>Handbook of Mathematical Functions</i>, 26.2.11.
   */
  private static BigDecimal exact(BigDecimal t) {
    BigDecimal square = t.multiply(t);
    BigDecimal exponential = sum(BigDecimal.ONE, square.divide(TWO), 1, 1);
    BigDecimal odd = sum(t, square, 3, 2);
    return exponential.divide(TWO).subtract(odd.divide(SQRT_2_PI, DIGITS));
  }

  /** Returns first + first factor/start + first factor^2/(start (start + step)) + ... */
  private static BigDecimal sum(BigDecimal first, BigDecimal factor, int start, int step) {
    BigDecimal term = first;
    BigDecimal sum = first;
    for (int n = start; term.compareTo(BigDecimal.ONE.movePointLeft(60)) > 0; n += step) {
      term = term.multiply(factor, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum;
  }

  /** J. Machin: pi = 16 arctan(1/5) - 4 arctan(1/239). */
  private static BigDecimal pi() {
    return BigDecimal.valueOf(16)
        .multiply(arctanOfInverse(5))
        .subtract(BigDecimal.valueOf(4).multiply(arctanOfInverse(239)));
  }

  private static BigDecimal arctanOfInverse(int x) {
    BigDecimal square = BigDecimal.valueOf((long) x * x);
    BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(x), DIGITS);
    BigDecimal sum = power;
    for (int n = 1; power.compareTo(BigDecimal.ONE.movePointLeft(DIGITS.getPrecision())) > 0; n++) {
      power = power.divide(square, DIGITS);
      BigDecimal term = power.divide(BigDecimal.valueOf(2L * n + 1), DIGITS);
      sum = n % 2 == 0 ? sum.add(term, DIGITS) : sum.subtract(term, DIGITS);
    }
    return sum;
  }
}
