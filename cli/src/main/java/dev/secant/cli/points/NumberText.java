package dev.secant.cli.points;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads a number as people and programs write it: the decimal forms of Java, C and Python, C's
 * hexadecimal form with its exponent ({@code 0x1.8p1}), and {@code nan}, {@code inf} and {@code
 * infinity} with a sign and in any case; blanks around it do not count.
 *
 * <p>What only Java source accepts is refused: a suffix as in {@code 1d} would be a typing error in
 * data. So is a number beyond the range of a double, which would silently become an infinity or 0.
 */
public final class NumberText {
  private static final int LONGEST_SHOWN = 60;

  /** What is rare in numbers. In a class of its own: most texts never ask for it. */
  private static final class Form {
    static final Pattern HEXADECIMAL =
        Pattern.compile(
            "[+-]?0[xX](?:[0-9a-fA-F]+\\.?[0-9a-fA-F]*|\\.[0-9a-fA-F]+)[pP][+-]?[0-9]+");
    static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[0-9]+,[0-9]+([eE].*)?");
    static final Pattern THOUSANDS =
        Pattern.compile("[+-]?[1-9][0-9]{0,2}(,[0-9]{3})+([.][0-9]*)?");
  }

  private NumberText() {}

  /**
   * Returns the double nearest to the number.
   *
   * @throws NumberFormatException if {@code text} is no number; the message is a clause for people:
   *     {@code 'abc' is not a number}
   */
  public static double parse(String text) {
    String number = strip(text);
    if (isDecimal(number) || isHexadecimal(number)) {
      double value = Double.parseDouble(number);
      if (Double.isInfinite(value)) {
        throw new NumberFormatException(
            quote(number) + " is out of range: the largest double is 1.7976931348623157E308");
      }
      if (value == 0 && !isZero(number)) {
        throw new NumberFormatException(
            quote(number) + " is out of range: the smallest double above zero is 4.9E-324");
      }
      return value;
    }
    return special(number);
  }

  /** Returns whether {@code text} looks like an attempt at a number rather than a word. */
  static boolean startsLikeNumber(String text) {
    String number = strip(text);
    int i = 0;
    while (i < number.length() && "+-.".indexOf(number.charAt(i)) >= 0) {
      i++;
    }
    return i < number.length() && isDigit(number.charAt(i));
  }

  /** Returns whether there is nothing but blanks. */
  static boolean isBlank(String text) {
    return strip(text).isEmpty();
  }

  private static double special(String number) {
    String word = number.toLowerCase(Locale.ROOT);
    boolean signed = word.startsWith("+") || word.startsWith("-");
    return switch (signed ? word.substring(1) : word) {
      case "nan" -> Double.NaN;
      case "inf", "infinity" ->
          word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      default -> throw new NumberFormatException(reason(number));
    };
  }

  /**
   * Whether the digits before the exponent, which is 'e' in decimal and 'p' in hexadecimal, are 0.
   */
  private static boolean isZero(String number) {
    char exponent = number.indexOf('x') >= 0 || number.indexOf('X') >= 0 ? 'p' : 'e';
    for (int i = 0; i < number.length(); i++) {
      char c = Character.toLowerCase(number.charAt(i));
      if (c == exponent) {
        return true;
      }
      if (c != '0' && c != 'x' && Character.digit(c, 16) > 0) {
        return false;
      }
    }
    return true;
  }

  private static String reason(String number) {
    if (number.isEmpty()) {
      return "the number is missing";
    }
    String reason = quote(number) + " is not a number";
    if (Form.THOUSANDS.matcher(number).matches()) {
      return reason + ": " + withoutSeparators(number);
    }
    if (Form.DECIMAL_COMMA.matcher(number).matches()) {
      return reason + ": the decimal separator is a point, as in " + number.replace(',', '.');
    }
    String shorter = number.substring(0, number.length() - 1);
    if ("dDfFlL".indexOf(number.charAt(number.length() - 1)) >= 0 && isDecimal(shorter)) {
      return reason + ": leave out the suffix, as in " + shorter;
    }
    return reason;
  }

  /** A single comma before three digits may be either; more, or a point as well, settle it. */
  private static String withoutSeparators(String number) {
    String whole = number.replace(",", "");
    boolean mayBeDecimal = Form.DECIMAL_COMMA.matcher(number).matches();
    return mayBeDecimal
        ? "if the comma is a decimal separator, write "
            + number.replace(',', '.')
            + "; if it separates thousands, write "
            + whole
        : "leave out the separators of thousands, as in " + whole;
  }

  private static String quote(String number) {
    boolean tooLong = number.length() > LONGEST_SHOWN;
    return "'" + (tooLong ? number.substring(0, LONGEST_SHOWN - 3) + "..." : number) + "'";
  }

  /**
   * Checked by hand before the JDK reads it: {@link Double#parseDouble} takes more than is wanted,
   * and a pattern costs as much as the reading.
   */
  private static boolean isDecimal(String text) {
    int end = text.length();
    int start = end > 0 && isSign(text.charAt(0)) ? 1 : 0;
    int whole = skipDigits(text, start);
    int i = whole;
    int digits = whole - start;
    if (i < end && text.charAt(i) == '.') {
      i = skipDigits(text, whole + 1);
      digits += i - whole - 1;
    }
    if (digits == 0) {
      return false;
    }
    if (i < end && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
      int exponent = i + 1 < end && isSign(text.charAt(i + 1)) ? i + 2 : i + 1;
      i = skipDigits(text, exponent);
      return i > exponent && i == end;
    }
    return i == end;
  }

  private static boolean isHexadecimal(String text) {
    // The first test keeps the pattern away from ordinary text that is no number.
    return (text.indexOf('x') >= 0 || text.indexOf('X') >= 0)
        && Form.HEXADECIMAL.matcher(text).matches();
  }

  private static int skipDigits(String text, int from) {
    int i = from;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '-';
  }

  /** Strips blanks, also the no-break space that spreadsheets and web pages leave behind. */
  private static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || (c > 0x7f && (Character.isSpaceChar(c) || c == 0xfeff));
  }
}
