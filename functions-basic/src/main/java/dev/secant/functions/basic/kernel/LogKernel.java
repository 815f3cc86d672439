package dev.secant.functions.basic.kernel;

/**
 * {@code ln x} by operations that IEEE 754 rounds correctly, under the rules of {@link ExpKernel}:
 * the same bits one by one and over arrays.
 *
 * <p>With {@code x = 2^k m} and m from sqrt(1/2) to sqrt(2), {@code s = (m - 1) / (m + 1)} and
 * {@code z = s^2}, {@code ln x = k ln 2 + 2 artanh s = k ln 2 + 2 s + s z p(z)}. The quotient and
 * the sum of the first two terms are kept as unevaluated sums of two numbers up to the last
 * addition. The polynomial p interpolates {@code 2 (artanh(s)/s - 1) / z} in Chebyshev's nodes with
 * an error of {@code 5.3e-19} of the logarithm; computed by mpmath with 60 digits.
 *
 * <p><b>Error:</b> at most 0.53 ulp in 1e6 points of each range tested. Without {@link
 * HardwareFma}, both forms are {@link Math#log}.
 */
public final class LogKernel extends BlockKernel {
  /** The kernel over arrays. */
  public static final LogKernel INSTANCE = new LogKernel();

  /** {@code ln 2} to 41 bits, so that k times it is exact, and what is left of it. */
  public static final double LN_2 = 0x1.62e42fefa38p-1;

  public static final double LN_2_REST = 0x1.ef35793c76730p-45;

  /** The coefficients of {@code s^3} to {@code s^17}. */
  public static final double C3 = 0x1.5555555555555p-1;

  public static final double C5 = 0x1.9999999999a38p-2;
  public static final double C7 = 0x1.2492492476c87p-2;
  public static final double C9 = 0x1.c71c720160b47p-3;
  public static final double C11 = 0x1.745cf901605f7p-3;
  public static final double C13 = 0x1.3b1c360763b8ap-3;
  public static final double C15 = 0x1.0fbe83c2cbcf3p-3;
  public static final double C17 = 0x1.0c04595972ab8p-3;

  public static final long BITS_OF_SQRT_HALF = 0x3fe6a09e667f3bcdL;

  private static final double TWO_54 = 0x1p54;

  private LogKernel() {
    super("log");
  }

  /** Returns {@code ln x}. */
  public static double at(double x) {
    if (!HardwareFma.PRESENT) {
      return Math.log(x);
    }
    return isNormal(x) ? normal(x, 0) : atEdge(x);
  }

  @Override
  double valueAt(double x) {
    return at(x);
  }

  @Override
  void block(double[] x, double[] y, int length, double[][] scratch) {
    if (!HardwareFma.PRESENT) {
      for (int i = 0; i < length; i++) {
        y[i] = Math.log(x[i]);
      }
      return;
    }
    double[] k = scratch[0];
    double[] m = scratch[1];
    double[] s = scratch[2];
    boolean normal = true;
    for (int i = 0; i < length; i++) {
      k[i] = exponent(x[i]);
      m[i] = mantissa(x[i]);
      normal &= isNormal(x[i]);
    }
    for (int i = 0; i < length; i++) {
      s[i] = quotient(m[i]);
    }
    for (int i = 0; i < length; i++) {
      m[i] = small(k[i], m[i], s[i]);
    }
    for (int i = 0; i < length; i++) {
      m[i] = sum(k[i], s[i], m[i]);
    }
    if (normal) {
      System.arraycopy(m, 0, y, 0, length);
      return;
    }
    for (int i = 0; i < length; i++) {
      y[i] = isNormal(x[i]) ? m[i] : atEdge(x[i]);
    }
  }

  /** Whether x is positive, finite and not subnormal; false for NaN. */
  private static boolean isNormal(double x) {
    return x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE;
  }

  /** Returns k. */
  private static double exponent(double x) {
    return (Double.doubleToRawLongBits(x) - BITS_OF_SQRT_HALF) >> 52;
  }

  /** Returns m. */
  private static double mantissa(double x) {
    long bits = Double.doubleToRawLongBits(x);
    return Double.longBitsToDouble(bits - ((bits - BITS_OF_SQRT_HALF) & 0xfff0_0000_0000_0000L));
  }

  /** Returns s, but for up to two ulps. */
  private static double quotient(double m) {
    return (m - 1) * (1 / (m + 1));
  }

  /** Returns all of {@code ln x} but {@code k LN_2 + 2 s}, and what rounding takes of that sum. */
  private static double small(double k, double m, double s) {
    double sum = m + 1;
    double sumError = m - (sum - 1);
    double rest = Math.fma(-s, sum, m - 1) - s * sumError; // what s leaves of the numerator
    double twice = (2 / sum) * rest;
    double z = s * s;
    double p = Math.fma(C17, z, C15);
    p = Math.fma(p, z, C13);
    p = Math.fma(p, z, C11);
    p = Math.fma(p, z, C9);
    p = Math.fma(p, z, C7);
    p = Math.fma(p, z, C5);
    p = Math.fma(p, z, C3);
    double quotientError = Math.fma(twice, z, twice); // times the slope of artanh, 1 + z
    return Math.fma(s * z, p, Math.fma(k, LN_2_REST, quotientError));
  }

  /** Returns {@code k LN_2 + 2 s + small}; the first term is 0 or the larger one. */
  private static double sum(double k, double s, double small) {
    double high = k * LN_2;
    double sum = high + 2 * s;
    double error = (high - sum) + 2 * s;
    return sum + (error + small);
  }

  private static double normal(double x, int exponentShift) {
    double k = exponent(x) - exponentShift;
    double m = mantissa(x);
    double s = quotient(m);
    return sum(k, s, small(k, m, s));
  }

  private static double atEdge(double x) {
    if (x > 0 && x < Double.MIN_NORMAL) {
      return normal(x * TWO_54, 54);
    }
    if (x == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    return x > 0 ? x : Double.NaN;
  }
}
