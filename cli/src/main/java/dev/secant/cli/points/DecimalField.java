package dev.secant.cli.points;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads a number in its common form, digits with or without a point, a sign and an exponent,
 * straight from bytes. What has any other form, or needs more than one product to round, is left to
 * {@link NumberText}, which gives the same double and knows what to say of errors. Not thread-safe:
 * it remembers where the number ends.
 *
 * <p>Digits of a fraction are read eight at a time, as lanes of one long; see D. Lemire, <i>Number
 * parsing at a gigabyte per second</i>, Software: Practice and Experience 51 (2021), section 4.
 */
final class DecimalField {
  /** So many digits are below 2^63, one more below 2^64. */
  private static final int MOST_DIGITS = 18;

  /** No double has such an exponent, and an int has room for it and a decimal place more. */
  private static final int LARGEST_EXPONENT = 9999;

  private static final long ZEROS = 0x3030_3030_3030_3030L;

  private static final long[] POWERS_OF_TEN = {
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000
  };

  private final byte[] text;
  private final ByteBuffer lanes;
  private int end;

  /**
   * @param text where numbers will be read from; kept
   */
  DecimalField(byte[] text) {
    this.text = text;
    lanes = ByteBuffer.wrap(text).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Returns the index behind the last number, or behind what would have made it one. */
  int end() {
    return end;
  }

  /**
   * Returns the double nearest to the number that begins at {@code from}, or NaN if it is none in
   * the common form. It ends before the first byte that cannot be part of it.
   *
   * @param to index behind the last byte that may be looked at
   */
  double parse(int from, int to) {
    boolean isNegative = from < to && text[from] == '-';
    int start = isNegative || (from < to && text[from] == '+') ? from + 1 : from;
    long significand = 0; // modulo 2^64: wrong only if there are too many digits
    int i = start;
    for (; i < to && isDigit(text[i]); i++) {
      significand = 10 * significand + (text[i] - '0');
    }
    int digits = i - start;
    int exponent = 0;
    if (i < to && text[i] == '.') {
      int fraction = ++i;
      for (; i + 8 <= to; i += 8) {
        long eight = lanes.getLong(i) ^ ZEROS;
        int count = digits(eight);
        if (count < 8) { // a branch: what follows begins by a guess of it, before it is known
          eight = eight << (56 - 8 * count) << 8; // the others become zeros in front
          significand = POWERS_OF_TEN[count] * significand + number(eight);
          i += count;
          break;
        }
        significand = 100_000_000 * significand + number(eight);
      }
      for (; i < to && isDigit(text[i]); i++) {
        significand = 10 * significand + (text[i] - '0');
      }
      exponent = fraction - i;
      digits -= exponent;
    }
    int last = i;
    end = i;
    if (i < to && (text[i] | 0x20) == 'e') {
      exponent += exponent(i + 1, to);
    }
    if (digits == 0 || exponent > LARGEST_EXPONENT) {
      return Double.NaN;
    }
    long bits =
        digits <= MOST_DIGITS
            ? DecimalRounding.bits(significand, exponent)
            : cut(start, last, exponent);
    return bits == DecimalRounding.UNDECIDED
        ? Double.NaN
        : Double.longBitsToDouble(isNegative ? bits | Long.MIN_VALUE : bits);
  }

  /**
   * Returns the bits of a number with many digits. Those behind the first are cut off: it lies
   * between what is left and one more of that, and if both round to one double, so does it.
   */
  private long cut(int from, int to, int exponent) {
    long significand = 0;
    int left = MOST_DIGITS;
    int dropped = 0;
    boolean isLess = false;
    for (int i = from; i < to; i++) {
      int digit = text[i] - '0';
      if (text[i] == '.') {
        continue;
      }
      if (left > 0) {
        significand = 10 * significand + digit;
        left -= significand == 0 ? 0 : 1; // a zero in front takes no room
      } else {
        isLess |= digit != 0;
        dropped++;
      }
    }
    long bits = DecimalRounding.bits(significand, exponent + dropped);
    return isLess && bits != DecimalRounding.bits(significand + 1, exponent + dropped)
        ? DecimalRounding.UNDECIDED
        : bits;
  }

  /** Reads an exponent, and returns it; a number far beyond the largest if it is none. */
  private int exponent(int from, int to) {
    boolean isNegative = from < to && text[from] == '-';
    int start = isNegative || (from < to && text[from] == '+') ? from + 1 : from;
    int value = 0;
    int i = start;
    for (; i < to && isDigit(text[i]); i++) {
      value = Math.min(10 * value + (text[i] - '0'), 2 * InputBuffer.SIZE);
    }
    end = i;
    if (i == start || value > LARGEST_EXPONENT) {
      return 2 * InputBuffer.SIZE;
    }
    return isNegative ? -value : value;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /**
   * Returns how many of eight bytes, from the lowest on, are digits: below 10, now that '0' is
   * taken away. A carry goes into bytes behind the first that is none, which do not matter.
   */
  private static int digits(long eight) {
    long others = (eight | (eight + 0x7676_7676_7676_7676L)) & 0x8080_8080_8080_8080L;
    return Long.numberOfTrailingZeros(others) >>> 3;
  }

  /** Returns the number that eight digits make; the first is in the lowest byte. */
  private static long number(long ones) {
    long twos = 10 * ones + (ones >>> 8); // in every other byte
    long mask = 0xff_0000_00ffL;
    long high = (twos & mask) * (100 + (1_000_000L << 32));
    long low = ((twos >>> 16) & mask) * (1 + (10_000L << 32));
    return (high + low) >>> 32;
  }
}
