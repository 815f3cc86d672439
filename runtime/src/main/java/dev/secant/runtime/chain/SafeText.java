package dev.secant.runtime.chain;

import java.util.Locale;

/**
 * Makes text from outside harmless for a terminal and a log: what would move the cursor, change its
 * colour, reorder the line or take no width is shown as an escape.
 */
final class SafeText {
  private SafeText() {}

  /**
   * Returns {@code text} with white space as blanks and unsafe characters escaped, cut behind
   * {@code limit} chars with three dots. Cost: linear in the smaller of length and limit.
   */
  static String of(String text, int limit) {
    StringBuilder safe = new StringBuilder(Math.min(text.length(), limit) + 3);
    int i = 0;
    while (i < text.length() && safe.length() < limit) {
      int codePoint = text.codePointAt(i);
      append(safe, codePoint);
      i += Character.charCount(codePoint);
    }
    return i < text.length() ? safe.append("...").toString() : safe.toString();
  }

  /** Appends one code point: itself, a blank, or its escape. */
  static void append(StringBuilder safe, int codePoint) {
    if (isSpace(codePoint)) {
      safe.append(' ');
    } else if (isShowable(codePoint)) {
      safe.appendCodePoint(codePoint);
    } else {
      safe.append(String.format(Locale.ROOT, "\\u%04x", codePoint));
    }
  }

  /** Returns the code point in quotes, or its number if it cannot be shown. */
  static String quote(int codePoint) {
    return isShowable(codePoint)
        ? "'" + Character.toString(codePoint) + "'"
        : String.format(Locale.ROOT, "the character U+%04X", codePoint);
  }

  /** White space as Unicode has it: the separators that Java leaves out (no-break space) too. */
  static boolean isSpace(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  /** Returns the columns a terminal gives to a showable code point: 2 for wide scripts, else 1. */
  static int columns(int codePoint) {
    if (codePoint < 0x1100) {
      return 1;
    }
    boolean fullWidthForm =
        (codePoint >= 0xff01 && codePoint <= 0xff60)
            || (codePoint >= 0xffe0 && codePoint <= 0xffe6);
    boolean halfWidthForm = codePoint >= 0xff61 && codePoint <= 0xffdc;
    boolean pictograph = codePoint >= 0x1f300 && codePoint <= 0x1faff;
    boolean wide =
        switch (Character.UnicodeScript.of(codePoint)) {
          case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI -> !halfWidthForm;
          default -> fullWidthForm || pictograph;
        };
    return wide ? 2 : 1;
  }

  private static boolean isShowable(int codePoint) {
    if (codePoint >= ' ' && codePoint <= '~') {
      return true;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default ->
          switch (Character.getDirectionality(codePoint)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                false;
            default -> true;
          };
    };
  }
}
