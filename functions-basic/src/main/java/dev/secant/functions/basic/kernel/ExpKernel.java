package dev.secant.functions.basic.kernel;

/**
 * {@code e^x} by operations that IEEE 754 rounds correctly ({@code fma}, {@code +}, {@code *}) and
 * in one order: the same bits one by one and over arrays, interpreted and compiled, on every JDK
 * and every processor with {@link HardwareFma}. Without it, both forms are {@link Math#exp}.
 *
 * <p>With {@code k} the integer next to {@code x / ln 2}, {@code r = x - k ln 2} is below 0.35 and
 * {@code e^x = 2^k e^r}. One fma gives {@code r} without error for the double next to {@code ln 2}:
 * both terms are multiples of {@code 2^-54} and nearly cancel; the rest of {@code ln 2} comes in as
 * a factor at the end. {@code e^r = 1 + r + r^2/2 + r^3 q(r)}: the sum of the first three terms is
 * kept as an unevaluated sum of {@code head} and small terms, all of which one last addition rounds
 * (T. J. Dekker, 1971). The polynomial q is our own weighted minimax approximation, with an error
 * of {@code 5.1e-19} of {@code e^r}.
 *
 * <p><b>Error:</b> at most 0.523 ulp in 1.5e7 points of all ranges, also where the result is
 * subnormal.
 */
public final class ExpKernel extends BlockKernel {
  /** The kernel over arrays. */
  public static final ExpKernel INSTANCE = new ExpKernel();

  /** Adding it leaves the integer next to a number of up to 2^51 in the last bits. */
  public static final double SHIFTER = 0x1.8p52;

  public static final double LOG2_E = 0x1.71547652b82fep0;

  /** Minus {@code ln 2}, rounded, and what is left of it. */
  public static final double MINUS_LN_2 = -0x1.62e42fefa39efp-1;

  public static final double MINUS_LN_2_REST = -0x1.abc9e3b39803fp-56;

  /** The coefficients of {@code x^3} to {@code x^12}. */
  public static final double C3 = 0x1.5555555555556p-3;

  public static final double C4 = 0x1.55555555554ebp-5;
  public static final double C5 = 0x1.11111111105fdp-7;
  public static final double C6 = 0x1.6c16c16c52e7fp-10;
  public static final double C7 = 0x1.a01a01a9bfdc5p-13;
  public static final double C8 = 0x1.a01a00436df0ep-16;
  public static final double C9 = 0x1.71de0743d31adp-19;
  public static final double C10 = 0x1.27e815ebf986ap-22;
  public static final double C11 = 0x1.af463cbddde92p-26;
  public static final double C12 = 0x1.1a4035badc838p-29;

  /** The exponents {@code k} for which {@code 2^k} times 1/sqrt(2) to sqrt(2) is normal. */
  private static final int MIN_NORMAL_EXPONENT = -1021;

  private static final int MAX_NORMAL_EXPONENT = 1023;

  /**
   * With them one signed comparison of the bits of {@code shifted(x)} finds whether k is in this
   * range, false for NaN and the infinities too: the bits of the least go to {@code
   * Long.MIN_VALUE}, and all others wrap around to above.
   */
  public static final long RANGE_START =
      Long.MIN_VALUE - (Double.doubleToRawLongBits(SHIFTER) + MIN_NORMAL_EXPONENT);

  public static final long RANGE_END =
      Long.MIN_VALUE + (MAX_NORMAL_EXPONENT - MIN_NORMAL_EXPONENT + 1);

  /** Above, the result is Infinity: {@code ln} of the largest double. */
  private static final double OVERFLOW = 0x1.62e42fefa39efp9;

  /** Below, the result is 0: {@code ln} of half the smallest double. */
  private static final double UNDERFLOW = -745.1332191019412;

  private ExpKernel() {
    super("exp");
  }

  /** Returns {@code e^x}. */
  public static double at(double x) {
    if (!HardwareFma.PRESENT) {
      return Math.exp(x);
    }
    double shifted = shifted(x);
    double r = reduced(x, shifted);
    return scaled(x, shifted, mantissa(shifted, r, series(r)));
  }

  @Override
  double valueAt(double x) {
    return at(x);
  }

  /** The same, one pass a line: the passes before the last become vector instructions. */
  @Override
  void block(double[] x, double[] y, int length, double[][] scratch) {
    if (!HardwareFma.PRESENT) {
      for (int i = 0; i < length; i++) {
        y[i] = Math.exp(x[i]);
      }
      return;
    }
    double[] shifted = scratch[0];
    double[] m = scratch[1];
    for (int i = 0; i < length; i++) {
      shifted[i] = shifted(x[i]);
      m[i] = series(reduced(x[i], shifted[i]));
    }
    for (int i = 0; i < length; i++) {
      m[i] = mantissa(shifted[i], reduced(x[i], shifted[i]), m[i]);
    }
    for (int i = 0; i < length; i++) {
      y[i] = scaled(x[i], shifted[i], m[i]);
    }
  }

  /** Returns {@code k + SHIFTER}, with the integer k next to {@code x / ln 2}. */
  static double shifted(double x) {
    return Math.fma(x, LOG2_E, SHIFTER);
  }

  /** Returns {@code r = x - k ln 2} but for the rest of {@code ln 2}. */
  static double reduced(double x, double shifted) {
    return Math.fma(shifted - SHIFTER, MINUS_LN_2, x);
  }

  /** Returns what {@link #reduced} leaves out, {@code -k} times the rest of {@code ln 2}. */
  static double reductionRest(double shifted) {
    return (shifted - SHIFTER) * MINUS_LN_2_REST;
  }

  /** Returns {@code q(r) = (e^r - 1 - r - r^2/2) / r^3}: two short chains, odd and even. */
  static double series(double r) {
    return Math.fma(even(r), r, odd(r));
  }

  /** Returns what the last additions of {@link #series} round off. */
  static double seriesError(double r) {
    double odd = odd(r);
    double oddError = Math.fma(oddWithoutC3(r), r * r, C3 - odd);
    double even = even(r);
    return oddError + Math.fma(even, r, odd - Math.fma(even, r, odd));
  }

  /** Returns the sum of the terms of odd coefficients, {@code C3 + C5 r^2 + ...}. */
  private static double odd(double r) {
    return Math.fma(oddWithoutC3(r), r * r, C3);
  }

  private static double oddWithoutC3(double r) {
    double z = r * r;
    double sum = Math.fma(C11, z, C9);
    sum = Math.fma(sum, z, C7);
    return Math.fma(sum, z, C5);
  }

  /** Returns the sum of the terms of even coefficients, divided by r. */
  private static double even(double r) {
    double z = r * r;
    double sum = Math.fma(C12, z, C10);
    sum = Math.fma(sum, z, C8);
    sum = Math.fma(sum, z, C6);
    return Math.fma(sum, z, C4);
  }

  /** Returns the double next to {@code 1 + r + r^2/2}, but for up to an ulp. */
  private static double head(double r) {
    return Math.fma(0.5 * r, r, 1 + r);
  }

  /** Returns {@code e^x / 2^k - head(r)}, with the polynomial {@code q = series(r)}. */
  private static double tail(double shifted, double r, double q) {
    double sum = 1 + r;
    double head = head(r);
    double sumError = (1 - sum) + r;
    double headError = Math.fma(0.5 * r, r, sum - head);
    double tail = Math.fma(r * r, r * q, sumError + headError);
    return Math.fma(reductionRest(shifted), head + tail, tail);
  }

  /** Returns {@code e^x / 2^k}, about 0.7 to 1.42. The sum is the one large rounding. */
  static double mantissa(double shifted, double r, double q) {
    return head(r) + tail(shifted, r, q);
  }

  /** Returns what that rounding lost. */
  static double mantissaError(double shifted, double r, double q) {
    double head = head(r);
    double tail = tail(shifted, r, q);
    return (head - (head + tail)) + tail;
  }

  /** Whether {@code 2^k} times a mantissa is normal; false for NaN and the infinities. */
  private static boolean isNormal(double shifted) {
    return Double.doubleToRawLongBits(shifted) + RANGE_START < RANGE_END;
  }

  /**
   * Returns {@code m 2^k}, where that is normal: adds k, the last bits of shifted, to its exponent.
   */
  static double timesPowerOf2(double m, double shifted) {
    return Double.longBitsToDouble(
        Double.doubleToRawLongBits(m) + (Double.doubleToRawLongBits(shifted) << 52));
  }

  private static double scaled(double x, double shifted, double m) {
    return isNormal(shifted) ? timesPowerOf2(m, shifted) : atEdge(x);
  }

  /** Returns {@code e^x} where {@code 2^k} is not normal or x not a number. */
  private static double atEdge(double x) {
    if (x > OVERFLOW) {
      return Double.POSITIVE_INFINITY;
    }
    if (x < UNDERFLOW) {
      return 0;
    }
    if (Double.isNaN(x)) {
      return x;
    }
    double shifted = shifted(x);
    double r = reduced(x, shifted);
    double head = head(r);
    double tail = tail(shifted, r, series(r));
    int k = (int) (shifted - SHIFTER);
    return k > 0
        ? (head + tail) * 0x1p1023 * Math.scalb(1.0, k - 1023)
        : subnormal(head, tail, Math.scalb(1.0, k + Double.MAX_EXPONENT - 1));
  }

  /**
   * Returns {@code (head + tail) scale 2^-1022}, rounded once: where it is subnormal, its bits are
   * those which the sum 1 + v has left of {@code v < 1}.
   *
   * @param scale a power of 2, up to 1
   */
  private static double subnormal(double head, double tail, double scale) {
    double m = head + tail;
    double v = m * scale;
    if (v >= 1) {
      return v * Double.MIN_NORMAL;
    }
    double sum = 1 + v;
    double rest = ((1 - sum) + v) + ((head - m) + tail) * scale;
    return ((sum + rest) - 1) * Double.MIN_NORMAL;
  }
}
