package dev.secant.functions.basic.kernel;

/**
 * The sine and the cosine by operations that IEEE 754 rounds correctly, under the rules of {@link
 * ExpKernel}: the same bits one by one and over arrays. Beyond {@code |x| = 1e5}, both forms are
 * {@link Math#sin} and {@link Math#cos}, whose bits tests show equal on every JDK.
 *
 * <p>With {@code k} the integer next to {@code |x| / (pi/2)}, {@code r = |x| - k pi/2} comes as an
 * unevaluated sum of two numbers, by three parts of {@code pi/2}: the first product and difference
 * are one exact fma, for both are multiples of {@code 2^-53} and nearly cancel. The last two bits
 * of k choose among the sine and the cosine of r and their negatives (W. J. Cody and W. Waite,
 * <i>Software Manual for the Elementary Functions</i>, 1980). Both are polynomials in {@code r^2}
 * that interpolate in Chebyshev's nodes, with errors of {@code 1.2e-18} and less of the value;
 * computed by mpmath with 60 digits. Of each, all but one large term is kept as an unevaluated sum
 * up to the last addition.
 *
 * <p><b>Error:</b> at most 0.55 ulp in 1e6 points of each range tested. Without {@link
 * HardwareFma}, both forms are Math's everywhere.
 */
public final class SineKernel extends BlockKernel {
  /** The sine. */
  public static final SineKernel SINE = new SineKernel("sin", 0, Long.MIN_VALUE);

  /** The cosine. */
  public static final SineKernel COSINE = new SineKernel("cos", 1, 0);

  private static final double LARGEST = 1e5;

  /** Adding it leaves the integer next to a number of up to 2^51 in the last bits. */
  private static final double SHIFTER = 0x1.8p52;

  private static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;

  /** {@code pi/2}, rounded; what is left of it, rounded; and what is left of that. */
  private static final double HALF_PI = 0x1.921fb54442d18p0;

  private static final double HALF_PI_REST = 0x1.1a62633145c07p-54;
  private static final double HALF_PI_LAST = -0x1.f1976b7ed8fbcp-110;

  /** The coefficients of {@code r^3} to {@code r^15}, the first with what it rounds off. */
  private static final double S3 = -0x1.5555555555555p-3;

  private static final double S3_REST = -0x1.5555555555555p-57;
  private static final double S5 = 0x1.1111111111110p-7;
  private static final double S7 = -0x1.a01a01a019926p-13;
  private static final double S9 = 0x1.71de3a545e700p-19;
  private static final double S11 = -0x1.ae64540f0ba18p-26;
  private static final double S13 = 0x1.61217c1864fa1p-33;
  private static final double S15 = -0x1.ab161757f0c63p-41;

  /** The coefficients of {@code r^4} to {@code r^14}. */
  private static final double C4 = 0x1.5555555555555p-5;

  private static final double C6 = -0x1.6c16c16c16960p-10;
  private static final double C8 = 0x1.a01a019f4d0edp-16;
  private static final double C10 = -0x1.27e4fa15bd814p-22;
  private static final double C12 = 0x1.1eeb66b683028p-29;
  private static final double C14 = -0x1.907c0e63adbb6p-37;

  /** Quarter turns to go on before taking the sine. */
  private final long turns;

  /** The sign bit if the function is odd, 0 if it is even. */
  private final long oddness;

  private SineKernel(String function, long turns, long oddness) {
    super(function);
    this.turns = turns;
    this.oddness = oddness;
  }

  /** Returns the function at x. */
  public double at(double x) {
    double a = Math.abs(x);
    if (!isReduced(a)) {
      return byMath(x);
    }
    double shifted = shifted(a);
    double r = reduced(a, shifted);
    double low = reducedLow(a, shifted);
    long quarter = (long) (shifted - SHIFTER) + turns;
    double value = (quarter & 1) == 0 ? sine(r, low) : cosineHead(r) + cosineTail(r, low);
    return signed(x, (quarter & 2) == 0 ? value : -value);
  }

  @Override
  double valueAt(double x) {
    return at(x);
  }

  @Override
  void block(double[] x, double[] y, int length, double[][] scratch) {
    double[] k = scratch[0];
    double[] r = scratch[1];
    double[] low = scratch[2];
    double[] sine = scratch[3];
    if (HardwareFma.PRESENT) {
      for (int i = 0; i < length; i++) {
        double a = Math.abs(x[i]);
        k[i] = shifted(a);
        r[i] = reduced(a, k[i]);
      }
      for (int i = 0; i < length; i++) {
        low[i] = reducedLow(Math.abs(x[i]), k[i]);
        k[i] -= SHIFTER;
      }
      for (int i = 0; i < length; i++) {
        sine[i] = sine(r[i], low[i]);
      }
      for (int i = 0; i < length; i++) {
        low[i] = cosineTail(r[i], low[i]);
      }
      for (int i = 0; i < length; i++) {
        r[i] = chosen(k[i] + turns, sine[i], cosineHead(r[i]) + low[i]);
      }
    }
    for (int i = 0; i < length; i++) {
      y[i] = isReduced(Math.abs(x[i])) ? signed(x[i], r[i]) : byMath(x[i]);
    }
  }

  /** Whether the value is our own; false for NaN. */
  private static boolean isReduced(double a) {
    return HardwareFma.PRESENT && a <= LARGEST;
  }

  private double byMath(double x) {
    return this == SINE ? Math.sin(x) : Math.cos(x);
  }

  /** Returns {@code k + SHIFTER}. */
  private static double shifted(double a) {
    return Math.fma(a, TWO_OVER_PI, SHIFTER);
  }

  /** Returns r, but for what {@link #reducedLow} returns. */
  private static double reduced(double a, double shifted) {
    double minusK = SHIFTER - shifted;
    return Math.fma(minusK, HALF_PI, a) + minusK * HALF_PI_REST;
  }

  private static double reducedLow(double a, double shifted) {
    double minusK = SHIFTER - shifted;
    double high = Math.fma(minusK, HALF_PI, a);
    double rest = minusK * HALF_PI_REST;
    double r = high + rest; // its error after D. E. Knuth: either term may be the larger
    double part = r - high;
    double error = (high - (r - part)) + (rest - part);
    double restError = Math.fma(minusK, HALF_PI_REST, -rest);
    return Math.fma(minusK, HALF_PI_LAST, error + restError);
  }

  /**
   * Returns {@code sin(r + low)}: r and the term of {@code r^3} with their errors, the rest as it
   * comes.
   */
  private static double sine(double r, double low) {
    double z = r * r;
    double zError = Math.fma(r, r, -z);
    double cube = r * z;
    double cubeError = Math.fma(r, zError, Math.fma(r, z, -cube));
    double head = Math.fma(cube, S3, r);
    double headError = Math.fma(cube, S3, r - head);
    double p = Math.fma(S15, z, S13);
    p = Math.fma(p, z, S11);
    p = Math.fma(p, z, S9);
    p = Math.fma(p, z, S7);
    p = Math.fma(p, z, S5);
    double error = Math.fma(cubeError, S3, headError);
    double tail = Math.fma(cube, Math.fma(p, z, S3_REST), error);
    return head + Math.fma(low, Math.fma(-0.5 * r, r, 1), tail);
  }

  private static double cosineHead(double r) {
    return Math.fma(-0.5, r * r, 1);
  }

  /**
   * Returns {@code cos(r + low) - cosineHead(r)}: the term of {@code r^4} with its error, the rest
   * as it comes.
   */
  private static double cosineTail(double r, double low) {
    double z = r * r;
    double zError = Math.fma(r, r, -z);
    double head = cosineHead(r);
    double headError = Math.fma(-0.5, z, 1 - head);
    double p = Math.fma(C14, z, C12);
    p = Math.fma(p, z, C10);
    p = Math.fma(p, z, C8);
    p = Math.fma(p, z, C6);
    double square = z * z;
    double squareError = Math.fma(z, z, -square);
    double sum = Math.fma(p, z, C4);
    double sumError = Math.fma(p, z, C4 - sum);
    double error = Math.fma(-0.5, zError, headError) - low * (r * Math.fma(S3, z, 1));
    return Math.fma(square, sum, error + Math.fma(square, sumError, squareError * sum));
  }

  /**
   * Returns the sine, the cosine, or the negative of either: by factors of 0, 1 and -1, for a
   * branch or bits would keep the loop from vector instructions.
   *
   * @param quarter quarter turns before r, a whole number from 0 to 2^50
   */
  private static double chosen(double quarter, double sine, double cosine) {
    double odd = parity(quarter);
    double sign = 1 - 2 * parity(0.5 * (quarter - odd));
    return sign * (sine * (1 - odd) + cosine * odd);
  }

  /** Returns 0 for an even number and 1 for an odd one. */
  private static double parity(double n) {
    double half = (0.5 * n + SHIFTER) - SHIFTER; // to even, if n is odd
    return Math.abs(n - 2 * half);
  }

  private double signed(double x, double value) {
    return Double.longBitsToDouble(
        Double.doubleToRawLongBits(value) ^ (Double.doubleToRawLongBits(x) & oddness));
  }
}
