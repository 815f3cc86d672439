package dev.secant.cli.format;

/** What is a number in JSON, and so needs no quotes there: {@code -1.5e3}, but not {@code 007}. */
public final class JsonNumber {
  private JsonNumber() {}

  /** Returns whether the whole of {@code text} is one. */
  public static boolean is(String text) {
    int end = text.length();
    int start = text.startsWith("-") ? 1 : 0;
    int i = digits(text, start);
    if (i == start || (i > start + 1 && text.charAt(start) == '0')) {
      return false;
    }
    if (i < end && text.charAt(i) == '.') {
      int fraction = i + 1;
      i = digits(text, fraction);
      if (i == fraction) {
        return false;
      }
    }
    if (i < end && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
      boolean isSigned = i + 1 < end && "+-".indexOf(text.charAt(i + 1)) >= 0;
      int exponent = isSigned ? i + 2 : i + 1;
      i = digits(text, exponent);
      return i > exponent && i == end;
    }
    return i == end;
  }

  private static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }
}
