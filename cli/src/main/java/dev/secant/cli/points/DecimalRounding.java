package dev.secant.cli.points;

import java.math.BigInteger;

/**
 * Finds the double nearest to {@code w 10^q} from one product with a power of ten of 126 bits, and
 * says where that does not suffice: the product is known to within two units of its last place, and
 * wherever both ends of that interval round to one double, that is it. It is not in about one of
 * {@code 2^60} cases that are no tie, and in ties.
 *
 * <p><b>Reference:</b> D. Lemire, <i>Number parsing at a gigabyte per second</i>, Software:
 * Practice and Experience 51 (2021), section 5; the powers are those of R. Giulietti, <i>The
 * Schubfach way to render doubles</i>, 2020, rounded down.
 */
final class DecimalRounding {
  /** What is returned where the product does not tell, or the double is none of the normal ones. */
  static final long UNDECIDED = -1;

  /** Below, even {@code 2^63 10^q} is no normal double. */
  private static final int MIN_POWER = -327;

  /** Above, even {@code 10^q} is no finite double. */
  private static final int MAX_POWER = 308;

  private static final long MASK_63 = Long.MAX_VALUE;
  private static final int BIAS = 1075; // of the exponent of a significand that is a whole number
  private static final int MAX_BIASED = 2046;

  /**
   * {@code floor(10^q 2^r)} with r such that it has 126 bits, in two halves of 63 bits. Made on
   * first use: all of them cost milliseconds of start-up, and a file needs a handful. The fields
   * are final, so that a race only makes an entry twice.
   */
  private record PowerOfTen(long high, long low, int r) {}

  private static final PowerOfTen[] POWERS = new PowerOfTen[MAX_POWER - MIN_POWER + 1];

  private DecimalRounding() {}

  /**
   * Returns the bits of the double nearest to {@code w 10^q}, or {@link #UNDECIDED}.
   *
   * @param w from 0 to below 2^63
   */
  static long bits(long w, int q) {
    if (w == 0) {
      return 0;
    }
    if (q < MIN_POWER || q > MAX_POWER) {
      return UNDECIDED;
    }
    PowerOfTen power = power(q);
    int shift = Long.numberOfLeadingZeros(w) - 1;
    long normalized = w << shift; // 63 bits
    // product = normalized * power.high * 2^63 + normalized * power.low, of 188 or 189 bits; above
    // its last 127 it is whole, the next 63 are fraction, and 64 are dropped.
    long y0 = power.high * normalized;
    long y1 = Math.multiplyHigh(power.high, normalized);
    long sum = (y0 >>> 1) + Math.multiplyHigh(power.low, normalized);
    long whole = y1 + (sum >>> 63);
    long fraction = sum & MASK_63;

    int excess = whole >>> 61 == 0 ? 8 : 9; // bits of whole beyond the 53 of a significand
    long half = 1L << (excess - 1);
    long rest = whole & (2 * half - 1);
    boolean mayBeTie = rest == half && fraction == 0;
    boolean mayReachTie = rest == half - 1 && fraction >= MASK_63 - 1;
    int biased = BIAS + 127 - power.r - shift + excess;
    if (mayBeTie || mayReachTie || biased < 1 || biased > MAX_BIASED) {
      return UNDECIDED;
    }
    long significand = (whole >>> excess) + (rest >= half ? 1 : 0);
    // With its leading bit, which adds one to the exponent; rounded up to 2^53 it adds two.
    long bits = ((long) (biased - 1) << 52) + significand;
    return bits >>> 52 > MAX_BIASED ? UNDECIDED : bits;
  }

  private static PowerOfTen power(int q) {
    PowerOfTen power = POWERS[q - MIN_POWER];
    if (power == null) {
      power = compute(q);
      POWERS[q - MIN_POWER] = power;
    }
    return power;
  }

  private static PowerOfTen compute(int q) {
    int r = 125 - floorLog2Pow10(q);
    BigInteger ten = BigInteger.TEN.pow(Math.abs(q));
    BigInteger g;
    if (q < 0) {
      g = BigInteger.ONE.shiftLeft(r).divide(ten);
    } else {
      g = r >= 0 ? ten.shiftLeft(r) : ten.shiftRight(-r);
    }
    return new PowerOfTen(g.shiftRight(63).longValueExact(), g.longValue() & MASK_63, r);
  }

  /** Exact for exponents up to 1000 and more; the factor is log2(10) 2^38, rounded. */
  private static int floorLog2Pow10(int e) {
    return (int) ((e * 913_124_641_741L) >> 38);
  }
}
