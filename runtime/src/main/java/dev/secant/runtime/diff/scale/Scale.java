package dev.secant.runtime.diff.scale;

/** Powers of two for numbers of any magnitude, subnormal ones too. Stateless and thread-safe. */
public final class Scale {
  private static final int LARGEST_STEP = 1000; // an exponent that Math.scalb takes at once

  private Scale() {}

  /** Returns the exponent of the largest power of two not above the magnitude, which is not 0. */
  public static int exponentOf(double value) {
    int exponent = Math.getExponent(value);
    return exponent >= Double.MIN_EXPONENT ? exponent : Math.getExponent(value * 0x1p60) - 60;
  }

  /** Returns {@code 2^exponent}: 0 or infinity where that is beyond the range of doubles. */
  public static double powerOfTwo(int exponent) {
    return exponent >= Double.MIN_EXPONENT && exponent <= Double.MAX_EXPONENT
        ? Double.longBitsToDouble((long) (exponent + Double.MAX_EXPONENT) << 52)
        : Math.scalb(1.0, exponent);
  }

  /** Returns whether the positive, normal {@code value} is a power of two. */
  public static boolean isPowerOfTwo(double value) {
    return value >= Double.MIN_NORMAL
        && value <= Double.MAX_VALUE
        && (Double.doubleToRawLongBits(value) & 0xFFFFFFFFFFFFFL) == 0;
  }

  /**
   * Returns {@code value 2^exponent}, for exponents beyond the range of doubles too; rounded once
   * where the result is normal.
   */
  public static double times(double value, int exponent) {
    if (Math.abs(exponent) <= Double.MAX_EXPONENT) {
      return value * powerOfTwo(exponent);
    }
    double result = value;
    int left = exponent;
    while (left != 0 && result != 0 && Double.isFinite(result)) {
      int step = Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, left));
      result = Math.scalb(result, step);
      left -= step;
    }
    return result;
  }
}
