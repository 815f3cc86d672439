package dev.secant.api;

/**
 * Lays out a decimal as {@link Double#toString(double)} does: with a point from {@code 1E-3} up to
 * {@code 1E7}, with an exponent outside, always with at least one digit on either side of the
 * point.
 */
final class DecimalLayout {
  private DecimalLayout() {}

  /**
   * Writes {@code digits 10^exponent} as ASCII and returns the index behind its last byte.
   *
   * @param digits positive
   */
  static int write(long digits, int exponent, byte[] buffer, int offset) {
    while (digits % 10 == 0) {
      digits /= 10;
      exponent++;
    }
    int length = length(digits);
    int point = length + exponent; // the value is 0.d1d2d3... times 10^point
    if (point > 0 && point <= 7) {
      return plain(digits, length, point, buffer, offset);
    }
    if (point > -3 && point <= 0) {
      return small(digits, length, point, buffer, offset);
    }
    return scientific(digits, length, point - 1, buffer, offset);
  }

  private static int plain(long digits, int length, int point, byte[] buffer, int offset) {
    if (length <= point) {
      long whole = digits;
      for (int i = length; i < point; i++) {
        whole *= 10;
      }
      int end = put(whole, point, buffer, offset);
      buffer[end++] = '.';
      buffer[end++] = '0';
      return end;
    }
    return split(digits, length, point, buffer, offset);
  }

  private static int small(long digits, int length, int point, byte[] buffer, int offset) {
    int end = offset;
    buffer[end++] = '0';
    buffer[end++] = '.';
    for (int i = point; i < 0; i++) {
      buffer[end++] = '0';
    }
    return put(digits, length, buffer, end);
  }

  private static int scientific(long digits, int length, int exponent, byte[] buffer, int offset) {
    int end;
    if (length == 1) {
      end = put(digits, 1, buffer, offset);
      buffer[end++] = '.';
      buffer[end++] = '0';
    } else {
      end = split(digits, length, 1, buffer, offset);
    }
    buffer[end++] = 'E';
    if (exponent < 0) {
      buffer[end++] = '-';
    }
    int magnitude = Math.abs(exponent);
    return put(magnitude, length(magnitude), buffer, end);
  }

  /** Writes all digits with the point behind the first {@code whole} of them. */
  private static int split(long digits, int length, int whole, byte[] buffer, int offset) {
    int end = put(digits, length, buffer, offset + 1);
    for (int i = 0; i < whole; i++) {
      buffer[offset + i] = buffer[offset + i + 1];
    }
    buffer[offset + whole] = '.';
    return end;
  }

  private static int put(long digits, int length, byte[] buffer, int offset) {
    long rest = digits;
    for (int i = offset + length - 1; i >= offset; i--) {
      long quotient = rest / 10;
      buffer[i] = (byte) ('0' + (rest - quotient * 10));
      rest = quotient;
    }
    return offset + length;
  }

  private static int length(long digits) {
    int length = 1;
    for (long bound = 10; digits >= bound && length < 18; bound *= 10) {
      length++;
    }
    return length;
  }
}
