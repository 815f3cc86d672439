package dev.secant.api;

/**
 * Lays out a decimal as {@link Double#toString(double)} does: with a point from {@code 1E-3} up to
 * {@code 1E7}, with an exponent outside, always with at least one digit on either side of the
 * point.
 *
 * <p>Whatever their number, {@value #MOST_DIGITS} digits are written and zeros taken back from the
 * end: how many there are is as good as random, and a loop over them costs more than the rest.
 */
final class DecimalLayout {
  /** No double needs more. */
  private static final int MOST_DIGITS = 17;

  private static final long SIXTEEN_DIGITS = 10_000_000_000_000_000L;
  private static final int EIGHT_DIGITS = 100_000_000;

  private static final long[] POWERS_OF_TEN = new long[MOST_DIGITS + 1];

  static {
    POWERS_OF_TEN[0] = 1;
    for (int i = 1; i <= MOST_DIGITS; i++) {
      POWERS_OF_TEN[i] = 10 * POWERS_OF_TEN[i - 1];
    }
  }

  private DecimalLayout() {}

  /**
   * Writes {@code digits 10^exponent} as ASCII and returns the index behind its last byte.
   *
   * @param digits from 1 to below 10^17
   */
  static int write(long digits, int exponent, byte[] buffer, int offset) {
    int length = length(digits);
    long all = digits * POWERS_OF_TEN[MOST_DIGITS - length];
    int point = length + exponent; // the value is 0.d1d2d3... times 10^point
    if (point > 0 && point <= 7) {
      return split(all, point, buffer, offset);
    }
    if (point > -3 && point <= 0) {
      return small(all, point, buffer, offset);
    }
    return scientific(all, point - 1, buffer, offset);
  }

  /** Writes the digits with the point behind the first {@code whole} of them. */
  private static int split(long digits, int whole, byte[] buffer, int offset) {
    putAll(digits, buffer, offset + 1);
    for (int i = 0; i < whole; i++) {
      buffer[offset + i] = buffer[offset + i + 1];
    }
    buffer[offset + whole] = '.';
    return withoutZeros(buffer, offset + 1 + MOST_DIGITS, offset + whole + 2);
  }

  private static int small(long digits, int point, byte[] buffer, int offset) {
    int end = offset;
    buffer[end++] = '0';
    buffer[end++] = '.';
    for (int i = point; i < 0; i++) {
      buffer[end++] = '0';
    }
    putAll(digits, buffer, end);
    return withoutZeros(buffer, end + MOST_DIGITS, end + 1);
  }

  private static int scientific(long digits, int exponent, byte[] buffer, int offset) {
    int end = split(digits, 1, buffer, offset);
    buffer[end++] = 'E';
    if (exponent < 0) {
      buffer[end++] = '-';
    }
    int rest = Math.abs(exponent);
    if (rest >= 100) {
      buffer[end++] = (byte) ('0' + rest / 100);
    }
    if (rest >= 10) {
      buffer[end++] = (byte) ('0' + rest / 10 % 10);
    }
    buffer[end++] = (byte) ('0' + rest % 10);
    return end;
  }

  /** Returns the end without zeros before it, but not below {@code least}. */
  private static int withoutZeros(byte[] buffer, int end, int least) {
    int last = end;
    while (last > least && buffer[last - 1] == '0') {
      last--;
    }
    return last;
  }

  /** Writes all digits, as many as there can be. */
  private static void putAll(long digits, byte[] buffer, int offset) {
    int first = (int) (digits / SIXTEEN_DIGITS);
    long rest = digits - first * SIXTEEN_DIGITS;
    int high = (int) (rest / EIGHT_DIGITS);
    buffer[offset] = (byte) ('0' + first);
    putEight(high, buffer, offset + 1);
    putEight((int) (rest - (long) high * EIGHT_DIGITS), buffer, offset + 9);
  }

  /**
   * Writes eight digits, with zeros in front. The digits are parted in lanes of one long, all at
   * once: into two of 32 bits with four digits, four of 16 bits with two, and eight bytes with one;
   * the first digit is in the lowest lane. The factors divide by 100 up to 9999 and by 10 up to 99.
   */
  private static void putEight(int digits, byte[] buffer, int offset) {
    int four = digits / 10_000;
    long fours = four | (long) (digits - four * 10_000) << 32;
    long hundreds = ((fours * 10_486) >>> 20) & 0x7f_0000_007fL;
    long twos = hundreds + ((fours - hundreds * 100) << 16);
    long tens = ((twos * 103) >>> 10) & 0xf_000f_000f_000fL;
    long ones = (tens + ((twos - tens * 10) << 8)) | 0x3030_3030_3030_3030L;
    buffer[offset] = (byte) ones;
    buffer[offset + 1] = (byte) (ones >>> 8);
    buffer[offset + 2] = (byte) (ones >>> 16);
    buffer[offset + 3] = (byte) (ones >>> 24);
    buffer[offset + 4] = (byte) (ones >>> 32);
    buffer[offset + 5] = (byte) (ones >>> 40);
    buffer[offset + 6] = (byte) (ones >>> 48);
    buffer[offset + 7] = (byte) (ones >>> 56);
  }

  /** Returns the number of digits; {@code bits 1233 / 4096} is that or one less. */
  private static int length(long digits) {
    int least = ((Long.SIZE - Long.numberOfLeadingZeros(digits)) * 1233) >> 12;
    return digits >= POWERS_OF_TEN[least] ? least + 1 : least;
  }
}
