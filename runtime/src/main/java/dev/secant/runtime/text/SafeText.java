package dev.secant.runtime.text;

import java.util.Locale;

/**
 * Text of unknown origin made safe to show: nothing in it moves the cursor, changes a colour,
 * forges a line or reorders one, and no line is longer than a screen can bear. Letters of all
 * scripts, and accents on them, stay as they are: paths and names have them.
 */
public final class SafeText {
  /** Longer than any sensible class name or path; shorter than what floods a screen. */
  private static final int MAX_LENGTH = 200;

  /** Of the escape of one code point: {@code \}{@code u{10ffff}}. */
  private static final int MAX_ESCAPED = 10;

  private static final int MAX_SENTENCE = 500;

  private SafeText() {}

  /** Returns a name or a path, escaped and cut behind 200 characters. */
  public static String of(String text) {
    return of(text, MAX_LENGTH);
  }

  /**
   * Returns a path, escaped; of a long one, three dots and its last 200 characters: what is in one
   * directory is told apart by the end.
   */
  public static String ofPath(String path) {
    String end = end(path);
    String safe = of(end, MAX_ESCAPED * MAX_LENGTH);
    String safeEnd = end(safe);
    boolean isWhole = end.length() == path.length() && safeEnd.length() == safe.length();
    return isWhole ? safe : "..." + safeEnd;
  }

  private static String end(String text) {
    int from = Math.max(0, text.length() - MAX_LENGTH);
    boolean isInPair = from > 0 && Character.isLowSurrogate(text.charAt(from));
    return text.substring(isInPair ? from + 1 : from);
  }

  /**
   * Returns {@code text} escaped and cut behind {@code limit} chars, which three dots show. Cost:
   * linear in the smaller of length and limit.
   */
  public static String of(String text, int limit) {
    if (text.length() <= limit && isAscii(text)) { // as nearly all that is asked for
      return text;
    }
    StringBuilder safe = new StringBuilder(Math.min(text.length(), limit) + 8);
    int next = 0;
    while (next < text.length() && safe.length() < limit) {
      int codePoint = text.codePointAt(next);
      next += Character.charCount(codePoint);
      append(safe, codePoint);
    }
    return next < text.length() ? safe.append("...").toString() : safe.toString();
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x7f) {
        return false;
      }
    }
    return true;
  }

  /** Returns a line of prose, escaped and cut behind 500 characters; line breaks become spaces. */
  public static String sentence(String text) {
    return sentence(text, MAX_SENTENCE);
  }

  /** Returns a line of prose as {@link #sentence(String)} does, cut behind {@code limit} chars. */
  public static String sentence(String text, int limit) {
    String cut = text.length() > 2 * limit ? text.substring(0, 2 * limit) : text;
    return of(cut.replaceAll("\\s+", " ").strip(), limit);
  }

  /** Returns bytes as text in quotes: printable ASCII as it is, the rest as {@code \x1b}. */
  public static String ofBytes(byte[] bytes, int length) {
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

  /** Appends one code point: itself, or its escape if it is not harmless. */
  public static void append(StringBuilder text, int codePoint) {
    if (isHarmless(codePoint)) {
      text.appendCodePoint(codePoint);
    } else {
      appendEscape(text, codePoint);
    }
  }

  /** Appends a code point as {@code \}{@code u001b}, above U+FFFF as {@code \}{@code u{e0001}}. */
  public static void appendEscape(StringBuilder text, int codePoint) {
    text.append(String.format(Locale.ROOT, codePoint > 0xffff ? "\\u{%x}" : "\\u%04x", codePoint));
  }

  /**
   * Returns whether a code point may be shown: it is no control or format character (all that
   * change the direction of writing are), no line or paragraph separator, no half of a surrogate
   * pair, and assigned by Unicode to something public.
   */
  public static boolean isHarmless(int codePoint) {
    if (codePoint >= ' ' && codePoint < 0x7f) {
      return true;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
