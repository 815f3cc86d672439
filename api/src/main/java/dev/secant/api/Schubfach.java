package dev.secant.api;

import java.math.BigInteger;

/**
 * Finds the shortest decimal in the rounding interval of a double, by Giulietti's algorithm: three
 * products with a 126-bit approximation of a power of ten decide everything. Section and result
 * numbers are those of R. Giulietti, <i>The Schubfach way to render doubles</i>, 2020.
 */
final class Schubfach {
  /**
   * Exponent of the unit in the last place of the smallest doubles; every double is {@code c 2^q}
   * with q >= this.
   */
  private static final int MIN_EXPONENT = -1074;

  private static final long HIDDEN_BIT = 1L << 52;
  private static final long MASK_63 = Long.MAX_VALUE;

  /**
   * Below 3 units of 2^-1074 two digits are wanted (4.9E-324), so the significand is scaled by ten
   * first.
   */
  private static final long TINY = 3;

  /**
   * The exponents k of the powers of ten that doubles need: {@code floor(log10(2^-1074))} and
   * {@code 10^292}.
   */
  private static final int MIN_POWER = -324;

  private static final int MAX_POWER = 292;

  /**
   * {@code g(k) = floor(10^-k 2^r) + 1} with r such that it has 126 bits, in two halves of 63 bits
   * (section 9.8.2). Made on first use: a table of all 617 costs milliseconds of start-up, a run
   * needs a handful. The fields are final, so that a race only makes an entry twice.
   */
  private record PowerOfTen(long high, long low) {}

  private static final PowerOfTen[] POWERS = new PowerOfTen[MAX_POWER - MIN_POWER + 1];

  private Schubfach() {}

  /** Writes a positive finite double as ASCII and returns the index behind its last byte. */
  static int write(double magnitude, byte[] buffer, int offset) {
    long bits = Double.doubleToRawLongBits(magnitude);
    long fraction = bits & (HIDDEN_BIT - 1);
    int biased = (int) (bits >>> 52);
    if (biased == 0) {
      return fraction < TINY
          ? shortest(10 * fraction, MIN_EXPONENT, -1, buffer, offset)
          : shortest(fraction, MIN_EXPONENT, 0, buffer, offset);
    }
    long c = HIDDEN_BIT | fraction;
    int q = biased - 1 + MIN_EXPONENT;
    if (q > -53 && q < 0) { // perhaps a whole number below 2^53, which is its own shortest decimal
      long whole = c >> -q;
      if (whole << -q == c) {
        return DecimalLayout.write(whole, 0, buffer, offset);
      }
    }
    return shortest(c, q, 0, buffer, offset);
  }

  /**
   * Writes the shortest decimal that rounds to {@code c 2^q}, times {@code 10^scale}.
   *
   * <p>In units of {@code 10^k / 4}, {@code vb} is the value and {@code vbl}, {@code vbr} are the
   * ends of its rounding interval, each rounded to odd, which keeps every comparison with a whole
   * number exact (result 19). The candidates are the multiples of ten and then of one next to the
   * value.
   */
  private static int shortest(long c, int q, int scale, byte[] buffer, int offset) {
    long odd = c & 1; // the ends belong to the interval of an even c only
    long cb = c << 2;
    boolean regular = c != HIDDEN_BIT || q == MIN_EXPONENT;
    long cbl = regular ? cb - 2 : cb - 1; // the gap below a power of two is half as wide
    int k = regular ? floorLog10Pow2(q) : floorLog10ThreeQuartersPow2(q);
    int h = q + floorLog2Pow10(-k) + 2;
    PowerOfTen g = power(k);
    long vb = roundToOdd(g, cb << h);
    long vbl = roundToOdd(g, cbl << h);
    long vbr = roundToOdd(g, (cb + 2) << h);

    long s = vb >> 2;
    if (s >= 100) {
      long lower = s / 10 * 10;
      long upper = lower + 10;
      boolean lowerIn = vbl + odd <= lower << 2;
      boolean upperIn = (upper << 2) + odd <= vbr;
      if (lowerIn != upperIn) { // both cannot be in: that would be two decimals with one digit less
        return DecimalLayout.write(lowerIn ? lower : upper, k, buffer, offset);
      }
    }
    long t = s + 1;
    boolean sIn = vbl + odd <= s << 2;
    boolean tIn = (t << 2) + odd <= vbr;
    if (sIn != tIn) {
      return DecimalLayout.write(sIn ? s : t, k + scale, buffer, offset);
    }
    long middle = vb - ((s + t) << 1); // the closer one, and of two equally close the even one
    return DecimalLayout.write(
        middle < 0 || (middle == 0 && (s & 1) == 0) ? s : t, k + scale, buffer, offset);
  }

  /**
   * Returns {@code g cp 2^-127} rounded to odd: the bit of ones' place is set where anything was
   * cut off.
   */
  private static long roundToOdd(PowerOfTen g, long cp) {
    long x1 = Math.multiplyHigh(g.low, cp);
    long y0 = g.high * cp;
    long y1 = Math.multiplyHigh(g.high, cp);
    long z = (y0 >>> 1) + x1;
    long w = y1 + (z >>> 63);
    return w | (((z & MASK_63) + MASK_63) >>> 63);
  }

  private static PowerOfTen power(int k) {
    PowerOfTen power = POWERS[k - MIN_POWER];
    if (power == null) {
      power = compute(k);
      POWERS[k - MIN_POWER] = power;
    }
    return power;
  }

  private static PowerOfTen compute(int k) {
    int shift = 125 - floorLog2Pow10(-k);
    BigInteger ten = BigInteger.TEN.pow(Math.abs(k));
    BigInteger g;
    if (k <= 0) {
      g = shift >= 0 ? ten.shiftLeft(shift) : ten.shiftRight(-shift);
    } else {
      g = BigInteger.ONE.shiftLeft(shift).divide(ten);
    }
    g = g.add(BigInteger.ONE);
    return new PowerOfTen(g.shiftRight(63).longValueExact(), g.longValue() & MASK_63);
  }

  // The three logarithms are exact over the exponents of doubles (section 8): the constants are
  // log10(2) 2^41, log10(3/4) 2^41 and log2(10) 2^38, rounded.

  private static int floorLog10Pow2(int e) {
    return (int) ((e * 661_971_961_083L) >> 41);
  }

  private static int floorLog10ThreeQuartersPow2(int e) {
    return (int) ((e * 661_971_961_083L - 274_743_187_321L) >> 41);
  }

  private static int floorLog2Pow10(int e) {
    return (int) ((e * 913_124_641_741L) >> 38);
  }
}
