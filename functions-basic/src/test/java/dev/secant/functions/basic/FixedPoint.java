package dev.secant.functions.basic;

import java.math.BigInteger;

/**
 * Elementary functions in fixed point with 256 bits after the point, by definitions so plain that
 * they need no test but each other: what the kernels are measured against. About 5 microseconds a
 * value.
 */
final class FixedPoint {
  static final int BITS = 256;

  static final BigInteger ONE = BigInteger.ONE.shiftLeft(BITS);

  /** {@code ln 2 = 2 artanh(1/3)}. */
  private static final BigInteger LN_2 = artanhOfReciprocal(3).shiftLeft(1);

  /** The argument of the series is at most {@code ln 2 / 2} after so many halvings. */
  private static final int HALVINGS = 8;

  /** {@code significand * 2^(exponent - BITS)}, with 240 valid bits. */
  record Exact(BigInteger significand, int exponent) {
    /** Returns the distance in ulps of the exact value: that of the doubles around it. */
    double ulpsTo(double actual) {
      if (!Double.isFinite(actual)) {
        return Double.POSITIVE_INFINITY;
      }
      BigInteger difference = fixed(actual, exponent).subtract(significand);
      boolean larger = difference.signum() * Math.signum(actual) > 0;
      double below = larger ? Math.nextDown(Math.abs(actual)) : actual;
      int lastBit = Math.max(Math.getExponent(below), Double.MIN_EXPONENT) - 52;
      return difference.abs().shiftLeft(60).shiftRight(lastBit - exponent + BITS).doubleValue()
          * 0x1p-60;
    }
  }

  private FixedPoint() {}

  /** Returns {@code x * 2^-exponent} in fixed point; drops what is below the last bit. */
  static BigInteger fixed(double x, int exponent) {
    if (x == 0) {
      return BigInteger.ZERO;
    }
    int e = Math.max(Math.getExponent(x), Double.MIN_EXPONENT);
    double significand = Math.scalb(x, 52 - e); // of a subnormal x too, in two exact steps
    return BigInteger.valueOf((long) significand).shiftLeft(BITS + e - 52 - exponent);
  }

  static Exact exp(double x) {
    BigInteger argument = fixed(x, 0);
    int k = (int) Math.rint(x / Math.log(2));
    BigInteger reduced = argument.subtract(LN_2.multiply(BigInteger.valueOf(k)));
    return new Exact(expOfSmall(reduced), k);
  }

  /** Returns {@code e^x} for {@code |x| < 1}: the series at {@code x / 2^8}, squared 8 times. */
  private static BigInteger expOfSmall(BigInteger x) {
    BigInteger small = x.shiftRight(HALVINGS);
    BigInteger sum = ONE;
    BigInteger term = ONE;
    for (int i = 1; term.signum() != 0 && term.bitLength() > 1; i++) {
      term = times(term, small).divide(BigInteger.valueOf(i));
      sum = sum.add(term);
    }
    for (int i = 0; i < HALVINGS; i++) {
      sum = times(sum, sum);
    }
    return sum;
  }

  /** Returns {@code artanh(1/n) = sum of 1 / (i n^i) over odd i}. */
  private static BigInteger artanhOfReciprocal(int n) {
    BigInteger square = BigInteger.valueOf((long) n * n);
    BigInteger power = ONE.divide(BigInteger.valueOf(n));
    BigInteger sum = BigInteger.ZERO;
    for (int i = 1; power.signum() != 0; i += 2) {
      sum = sum.add(power.divide(BigInteger.valueOf(i)));
      power = power.divide(square);
    }
    return sum;
  }

  private static BigInteger times(BigInteger a, BigInteger b) {
    return a.multiply(b).shiftRight(BITS);
  }
}
