package dev.secant.api;

import java.nio.charset.StandardCharsets;

/**
 * The text of a double: the shortest decimal that reads back to the same double, and of those the
 * closest to it.
 *
 * <p>It is what {@link Double#toString(double)} gives since JDK 19 ({@code 4.000000000004}, {@code
 * 1.0E-9}, {@code NaN}), and the same on every JDK and in every locale; JDK 17's own is not always
 * the shortest. Every number that Secant shows or writes goes through here.
 *
 * <p><b>Reference:</b> R. Giulietti, <i>The Schubfach way to render doubles</i>, 2020.
 */
public final class Decimal {
  /** Length of the longest text, that of {@code -2.2250738585072014E-308}. */
  public static final int MAX_LENGTH = 24;

  private Decimal() {}

  /** Returns the text of {@code value}, always with a fraction: {@code 4.0}, {@code 1.0E7}. */
  public static String toString(double value) {
    byte[] buffer = new byte[MAX_LENGTH];
    return new String(buffer, 0, write(value, buffer, 0), StandardCharsets.ISO_8859_1);
  }

  /**
   * Returns the text of {@code value} without a fraction of zero: {@code 4}, {@code 1E7}, {@code
   * 0.5}.
   */
  public static String toShortString(double value) {
    String text = toString(value);
    int fraction = text.indexOf(".0");
    boolean whole =
        fraction >= 0 && (fraction + 2 == text.length() || text.charAt(fraction + 2) == 'E');
    return whole ? text.substring(0, fraction) + text.substring(fraction + 2) : text;
  }

  /**
   * Writes the text of {@link #toString(double)} as ASCII and returns the index behind its last
   * byte. Cost: no allocation once the power of ten has been met before.
   *
   * @param value any double
   * @param buffer has room for {@link #MAX_LENGTH} bytes from {@code offset} on, all of which may
   *     be overwritten, also behind the text
   * @param offset index of the first byte
   * @throws IndexOutOfBoundsException if there is less room and it is needed; part of the text may
   *     have been written
   */
  public static int write(double value, byte[] buffer, int offset) {
    int end = offset;
    if (Double.isNaN(value)) {
      return writeText("NaN", buffer, end);
    }
    if (Double.doubleToRawLongBits(value) < 0) {
      buffer[end++] = '-';
    }
    double magnitude = Math.abs(value);
    if (magnitude == Double.POSITIVE_INFINITY) {
      return writeText("Infinity", buffer, end);
    }
    if (magnitude == 0) {
      return writeText("0.0", buffer, end);
    }
    return Schubfach.write(magnitude, buffer, end);
  }

  private static int writeText(String text, byte[] buffer, int offset) {
    for (int i = 0; i < text.length(); i++) {
      buffer[offset + i] = (byte) text.charAt(i);
    }
    return offset + text.length();
  }
}
