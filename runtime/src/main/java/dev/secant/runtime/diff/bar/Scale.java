package dev.secant.runtime.diff.bar;

/** Powers of two for numbers of any magnitude, subnormal ones too. */
public final class Scale {
  private Scale() {}

  /** Returns the exponent of the largest power of two not above the magnitude, which is not 0. */
  public static int exponentOf(double value) {
    int exponent = Math.getExponent(value);
    return exponent >= Double.MIN_EXPONENT ? exponent : Math.getExponent(value * 0x1p60) - 60;
  }

  /** Returns {@code value 2^exponent}, for exponents beyond the range of doubles too. */
  public static double times(double value, int exponent) {
    int half = exponent / 2;
    return Math.scalb(Math.scalb(value, half), exponent - half);
  }
}
