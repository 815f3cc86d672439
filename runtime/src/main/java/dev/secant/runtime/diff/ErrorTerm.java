package dev.secant.runtime.diff;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;

/**
 * The leading term of the truncation error of a stencil, {@code c h^p f^(n+p)(x)}.
 *
 * <p>A stencil on m offsets g differentiates the polynomial through its points, which misses {@code
 * t^m} by the product P of all {@code t - g[i]}, and {@code t^(m+1)} by {@code P (t + sum g)}. So
 * the coefficients of t^n and t^(n-1) in P, computed exactly, say it all: the first gives the error
 * for {@code p = m - n}; where it is 0, as on symmetric grids, the second for one order more. Both
 * are never 0, as P has distinct real roots.
 *
 * @param accuracy p
 * @param constant c, signed; infinite or 0 if beyond the range of doubles
 */
record ErrorTerm(int accuracy, double constant) {
  private static final MathContext DIGITS = MathContext.DECIMAL128;

  /**
   * @param offsets finite and distinct, more than {@code order}; not modified
   */
  static ErrorTerm of(int order, double[] offsets) {
    BigDecimal[] product = new BigDecimal[offsets.length + 1]; // coefficients of P, lowest first
    BigDecimal[] sizes = new BigDecimal[offsets.length + 1]; // of all |t| + |g[i]|
    Arrays.fill(product, BigDecimal.ZERO);
    Arrays.fill(sizes, BigDecimal.ZERO);
    product[0] = BigDecimal.ONE;
    sizes[0] = BigDecimal.ONE;
    for (double offset : offsets) {
      BigDecimal root = new BigDecimal(offset);
      multiply(product, root.negate());
      multiply(sizes, root.abs());
    }
    int accuracy = offsets.length - order;
    // Offsets are known to half an ulp: what that could make 0 is 0.
    BigDecimal unseen = sizes[order].multiply(new BigDecimal(offsets.length * Math.ulp(0.5)));
    return product[order].abs().compareTo(unseen) > 0
        ? new ErrorTerm(accuracy, constant(product[order], order, accuracy))
        : new ErrorTerm(accuracy + 1, constant(product[order - 1], order, accuracy + 1));
  }

  /** Multiplies a polynomial by {@code t + summand}. */
  private static void multiply(BigDecimal[] polynomial, BigDecimal summand) {
    for (int i = polynomial.length - 1; i > 0; i--) {
      polynomial[i] = polynomial[i].multiply(summand).add(polynomial[i - 1]);
    }
    polynomial[0] = polynomial[0].multiply(summand);
  }

  private static double constant(BigDecimal coefficient, int order, int accuracy) {
    BigInteger factorials = BigInteger.ONE; // (order + accuracy)! / order!
    for (int i = order + 1; i <= order + accuracy; i++) {
      factorials = factorials.multiply(BigInteger.valueOf(i));
    }
    return coefficient.divide(new BigDecimal(factorials), DIGITS).negate().doubleValue();
  }
}
