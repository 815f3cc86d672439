package dev.secant.functions.basic.kernel;

/**
 * {@code e^x - 1} without the cancellation around 0, built on the reduction and the polynomial of
 * {@link ExpKernel} and under its rules: {@code 2^k (e^r - 1) + (2^k - 1)}, both terms unevaluated
 * sums of two numbers up to the last addition.
 *
 * <p><b>Error:</b> at most 0.55 ulp in 1e6 points of each range tested. Without {@link
 * HardwareFma}, both forms are {@link StrictMath#expm1}.
 */
public final class Expm1Kernel extends BlockKernel {
  /** The kernel over arrays. */
  public static final Expm1Kernel INSTANCE = new Expm1Kernel();

  /** Beyond, {@code -1} or {@code e^x} is the result, to 2^-57 and better. */
  public static final double TAIL = 40;

  private static final long SIGN_BIT = Long.MIN_VALUE;

  private Expm1Kernel() {
    super("expm1");
  }

  /** Returns {@code e^x - 1}. */
  public static double at(double x) {
    if (!HardwareFma.PRESENT) {
      return StrictMath.expm1(x);
    }
    double shifted = ExpKernel.shifted(x);
    double r = ExpKernel.reduced(x, shifted);
    double high = high(r);
    double low = low(shifted, r, ExpKernel.series(r)) + cubeError(r, ExpKernel.series(r));
    double scale = ExpKernel.timesPowerOf2(1, shifted);
    return orTail(x, sum(scale, high) + sumError(scale, high, low));
  }

  @Override
  double valueAt(double x) {
    return at(x);
  }

  @Override
  void block(double[] x, double[] y, int length, double[][] scratch) {
    if (!HardwareFma.PRESENT) {
      for (int i = 0; i < length; i++) {
        y[i] = StrictMath.expm1(x[i]);
      }
      return;
    }
    double[] shifted = scratch[0];
    double[] a = scratch[1];
    double[] b = scratch[2];
    double[] scale = scratch[3];
    for (int i = 0; i < length; i++) {
      shifted[i] = ExpKernel.shifted(x[i]);
      b[i] = ExpKernel.series(ExpKernel.reduced(x[i], shifted[i]));
    }
    for (int i = 0; i < length; i++) {
      a[i] = cubeError(ExpKernel.reduced(x[i], shifted[i]), b[i]);
    }
    for (int i = 0; i < length; i++) {
      double r = ExpKernel.reduced(x[i], shifted[i]);
      b[i] = low(shifted[i], r, b[i]) + a[i];
    }
    for (int i = 0; i < length; i++) {
      a[i] = high(ExpKernel.reduced(x[i], shifted[i]));
    }
    for (int i = 0; i < length; i++) {
      scale[i] = ExpKernel.timesPowerOf2(1, shifted[i]);
    }
    for (int i = 0; i < length; i++) {
      b[i] = sumError(scale[i], a[i], b[i]);
    }
    for (int i = 0; i < length; i++) {
      y[i] = orTail(x[i], sum(scale[i], a[i]) + b[i]);
    }
  }

  /** Returns the double next to {@code r + r^2/2}. */
  static double high(double r) {
    return Math.fma(0.5 * r, r, r);
  }

  /**
   * Returns {@code r^3 q(r)} less what {@link #low} takes for it: where {@code e^x - 1} is near
   * 0.4, this term is a 30th of it, and its rounding errors show.
   */
  static double cubeError(double r, double q) {
    double square = r * r;
    double squareError = Math.fma(r, r, -square);
    double product = r * q;
    double productError = Math.fma(r, q, -product) + r * ExpKernel.seriesError(r);
    return Math.fma(square, productError, squareError * product);
  }

  /** Returns {@code e^x / 2^k - 1 - high(r)}, with the polynomial {@code q = series(r)}. */
  static double low(double shifted, double r, double q) {
    double high = high(r);
    double highError = Math.fma(0.5 * r, r, r - high);
    double low = Math.fma(r * r, r * q, highError);
    return Math.fma(ExpKernel.reductionRest(shifted), 1 + (high + low), low);
  }

  /** Returns {@code scale (1 + high) - 1}, rounded. */
  static double sum(double scale, double high) {
    return Math.fma(scale, high, scale - 1);
  }

  /** Returns {@code scale (1 + high + low) - 1 - sum(scale, high)}. */
  static double sumError(double scale, double high, double low) {
    double difference = scale - 1; // its error after D. E. Knuth: either term may be the larger
    double part = difference - scale;
    double differenceError = (scale - (difference - part)) + (-1 - part);
    double sum = sum(scale, high);
    return Math.fma(scale, high, difference - sum) + Math.fma(scale, low, differenceError);
  }

  /** The value has the sign of x: what the sum of a zero of each sign has lost. */
  private static double orTail(double x, double value) {
    if (!(Math.abs(x) <= TAIL)) {
      return x < 0 ? -1 : ExpKernel.at(x);
    }
    return Double.longBitsToDouble(
        Double.doubleToRawLongBits(value) | (Double.doubleToRawLongBits(x) & SIGN_BIT));
  }
}
