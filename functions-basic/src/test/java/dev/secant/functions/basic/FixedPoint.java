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

  /** {@code pi/2 = 8 arctan(1/5) - 2 arctan(1/239)} (J. Machin). */
  private static final BigInteger HALF_PI =
      arctanOfReciprocal(5).shiftLeft(3).subtract(arctanOfReciprocal(239).shiftLeft(1));

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

  /** Returns {@code e^-|x| / (1 + e^-|x|)}, and 1 minus it for positive x. */
  static Exact sigmoid(double x) {
    Exact e = exp(-Math.abs(x));
    if (e.exponent < -BITS / 2) {
      return x > 0 ? new Exact(ONE, 0) : e; // 1 + e is 1, to 128 bits
    }
    BigInteger sum = ONE.add(e.significand.shiftRight(-e.exponent));
    return x > 0
        ? new Exact(ONE.shiftLeft(BITS).divide(sum), 0)
        : new Exact(e.significand.shiftLeft(BITS).divide(sum), e.exponent);
  }

  /** Returns {@code e^x - 1}, around 0 by the series of {@code x} in its own binade. */
  static Exact expm1(double x) {
    if (Math.abs(x) >= 0.5) {
      Exact e = exp(x);
      return e.exponent > BITS
          ? e
          : new Exact(e.significand.subtract(ONE.shiftLeft(-e.exponent)), e.exponent);
    }
    int exponent = Math.getExponent(x);
    BigInteger scaled = fixed(x, exponent);
    BigInteger sum = scaled;
    BigInteger term = scaled;
    for (int i = 2; term.bitLength() > 1; i++) {
      term = times(term, scaled).shiftRight(-exponent).divide(BigInteger.valueOf(i));
      sum = sum.add(term);
    }
    return new Exact(sum, exponent);
  }

  /** Returns {@code -m / (m + 2)} with {@code m = e^(-2|x|) - 1}, with the sign of x. */
  static Exact tanh(double x) {
    Exact m = expm1(-2 * Math.abs(x));
    BigInteger sum = m.significand.shiftLeft(m.exponent).add(ONE.shiftLeft(1));
    BigInteger quotient = m.significand.shiftLeft(BITS).divide(sum);
    return new Exact(x < 0 ? quotient : quotient.negate(), m.exponent);
  }

  /** Returns {@code y + ln(1 + d)} with y near {@code ln x} and {@code d = x e^-y - 1}. */
  static Exact ln(double x) {
    double y = Math.log(x);
    int exponent = Math.getExponent(Math.max(x, Double.MIN_NORMAL));
    Exact e = exp(-y);
    BigInteger d =
        times(fixed(x, exponent), e.significand).shiftLeft(exponent + e.exponent).subtract(ONE);
    BigInteger sum = fixed(y, 0).add(d); // d is below 1e-12, d^7 / 7 below the last bits
    BigInteger power = d;
    for (int i = 2; i <= 6; i++) {
      power = times(power, d).negate();
      sum = sum.add(power.divide(BigInteger.valueOf(i)));
    }
    return new Exact(sum, 0);
  }

  static Exact sin(double x) {
    return sine(x, 0);
  }

  static Exact cos(double x) {
    return sine(x, 1);
  }

  /** Returns the sine of x and so many quarter turns: |x| up to 2^20, with 200 valid bits. */
  private static Exact sine(double x, int turns) {
    if (Math.abs(x) < 0x1p-40 && turns == 0) { // x - x^3/6, to 160 bits
      int exponent = Math.getExponent(x);
      BigInteger scaled = fixed(x, exponent);
      BigInteger square = times(scaled, scaled).shiftLeft(2 * exponent);
      BigInteger cubic = times(scaled, square).divide(BigInteger.valueOf(6));
      return new Exact(scaled.subtract(cubic), exponent);
    }
    long k = Math.round(x / (Math.PI / 2));
    BigInteger r = fixed(x, 0).subtract(HALF_PI.multiply(BigInteger.valueOf(k)));
    long quarter = k + turns;
    BigInteger value = seriesOfSine(r, (int) (quarter & 1));
    return new Exact((quarter & 2) == 0 ? value : value.negate(), 0);
  }

  /** Returns the sine of r, or the cosine if {@code even} is 1. */
  private static BigInteger seriesOfSine(BigInteger r, int even) {
    BigInteger square = times(r, r);
    BigInteger term = even == 1 ? ONE : r;
    BigInteger sum = term;
    for (int i = 2 - even; term.bitLength() > 1; i += 2) {
      term = times(term, square).divide(BigInteger.valueOf((long) i * (i + 1))).negate();
      sum = sum.add(term);
    }
    return sum;
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

  /** Returns {@code arctan(1/n) = sum of (-1)^((i-1)/2) / (i n^i) over odd i}. */
  private static BigInteger arctanOfReciprocal(int n) {
    BigInteger square = BigInteger.valueOf((long) n * n).negate();
    BigInteger power = ONE.divide(BigInteger.valueOf(n));
    BigInteger sum = BigInteger.ZERO;
    for (int i = 1; power.signum() != 0; i += 2) {
      sum = sum.add(power.divide(BigInteger.valueOf(i)));
      power = power.divide(square);
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
