package dev.secant.runtime.chain;

import dev.secant.runtime.text.SafeText;
import java.util.Locale;

/**
 * Characters in the columns of a terminal, for a line that a caret stands under: beyond what is
 * unsafe anywhere, all that has no column of its own is shown as an escape.
 */
final class Columns {
  private Columns() {}

  /** Appends one code point: itself, a blank, or its escape. */
  static void append(StringBuilder line, int codePoint) {
    if (isSpace(codePoint)) {
      line.append(' ');
    } else if (isShowable(codePoint)) {
      line.appendCodePoint(codePoint);
    } else {
      SafeText.appendEscape(line, codePoint);
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
  static int of(int codePoint) {
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

  /** Marks stand on the letter before, and letters from right to left move what is around them. */
  private static boolean isShowable(int codePoint) {
    if (!SafeText.isHarmless(codePoint)) {
      return false;
    }
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> false;
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
