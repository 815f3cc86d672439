package dev.secant.runtime.registry.trust;

import dev.secant.runtime.text.SafeText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names as they stand in a lock file: letters as they are; a backslash, a blank at either end and
 * whatever could move a cursor or forge a line as <code>&#92;u{1b}</code>.
 */
final class LockText {
  private static final Pattern ESCAPE = Pattern.compile("\\\\u\\{([0-9a-f]{1,6})}");

  private LockText() {}

  /** Returns the text for a name. */
  static String escape(String name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
      int c = name.codePointAt(i);
      boolean isAtEnd = i == 0 || i == name.length() - Character.charCount(c);
      boolean isBlankAtEnd = isAtEnd && isBlank(c);
      if (c == '\\' || isBlankAtEnd || !SafeText.isHarmless(c)) {
        text.append("\\u{").append(Integer.toHexString(c)).append('}');
      } else {
        text.appendCodePoint(c);
      }
    }
    return text.toString();
  }

  /** Also those that no reader strips, but that nobody sees at the end of a line. */
  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /**
   * Returns the name for a text.
   *
   * @throws IllegalArgumentException if a backslash begins no escape of a character
   */
  static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder name = new StringBuilder();
    Matcher escape = ESCAPE.matcher(text);
    int next = 0;
    for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', next)) {
      if (!escape.find(at) || escape.start() != at) {
        throw new IllegalArgumentException("a backslash must begin an escape like \\u{1b}");
      }
      int c = Integer.parseInt(escape.group(1), 16);
      if (!Character.isValidCodePoint(c)) {
        throw new IllegalArgumentException("\\u{" + escape.group(1) + "} is no character");
      }
      name.append(text, next, at).appendCodePoint(c);
      next = escape.end();
    }
    return name.append(text, next, text.length()).toString();
  }
}
