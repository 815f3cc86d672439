package dev.secant.runtime.registry;

import java.util.Locale;

/**
 * Text from JARs and file names made safe to print: no control character, escape code or change of
 * writing direction reaches a terminal or a log, and no line is longer than a screen can bear.
 */
final class SafeText {
  /** Longer than any sensible class name or path; shorter than what floods a screen. */
  private static final int MAX_LENGTH = 200;

  private static final int MAX_SENTENCE = 500;

  private SafeText() {}

  /** Returns a name or a path, escaped and cut to 200 characters. */
  static String of(String text) {
    return escape(text, MAX_LENGTH);
  }

  /** Returns a line of prose, escaped and cut to 500 characters; line breaks become spaces. */
  static String sentence(String text) {
    String cut = text.length() > 2 * MAX_SENTENCE ? text.substring(0, 2 * MAX_SENTENCE) : text;
    return escape(cut.replaceAll("\\s+", " ").strip(), MAX_SENTENCE);
  }

  /** Returns bytes as text in quotes: printable ASCII as it is, the rest as {@code \x1b}. */
  static String ofBytes(byte[] bytes, int length) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < length; i++) {
      int b = bytes[i] & 0xff;
      if (b >= ' ' && b < 0x7f && b != '"' && b != '\\') {
        text.append((char) b);
      } else {
        text.append(String.format(Locale.ROOT, "\\x%02x", b));
      }
    }
    return text.append('"').toString();
  }

  private static String escape(String text, int maxLength) {
    StringBuilder safe = new StringBuilder(Math.min(text.length(), maxLength) + 8);
    int next = 0;
    while (next < text.length() && safe.length() < maxLength) {
      int c = text.codePointAt(next);
      next += Character.charCount(c);
      if (isHarmless(c)) {
        safe.appendCodePoint(c);
      } else {
        safe.append(String.format(Locale.ROOT, c > 0xffff ? "\\u{%x}" : "\\u%04x", c));
      }
    }
    return next < text.length() ? safe.append("...").toString() : safe.toString();
  }

  private static boolean isHarmless(int c) {
    if (c >= ' ' && c < 0x7f) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
