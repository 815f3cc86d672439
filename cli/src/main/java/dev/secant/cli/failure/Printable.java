package dev.secant.cli.failure;

import dev.secant.runtime.text.SafeText;

/**
 * Text of unknown origin, made safe for a terminal: control characters, which could move the cursor
 * or forge a line, are shown as escapes. What is a control character is the runtime's rule, so that
 * both agree.
 */
public final class Printable {
  private Printable() {}

  /**
   * Returns {@code text} in one line: tab, line feed and carriage return as {@code \t}, {@code \n}
   * and {@code \r}, other control and format characters as {@code \}{@code u001b}.
   */
  public static String line(String text) {
    return escape(text, false);
  }

  /** Returns {@code text} as {@link #line} does, but keeps its line breaks. */
  public static String lines(String text) {
    return escape(text.replace("\r\n", "\n"), true);
  }

  /**
   * Returns {@code text} as {@link #line} does, cut to at most {@code length} characters, of which
   * the last three are dots if something is cut.
   */
  public static String cut(String text, int length) {
    // Cut first: a row may be megabytes long.
    boolean tooLong = text.length() > length;
    String line = line(tooLong ? text.substring(0, length) : text);
    return tooLong || line.length() > length
        ? line.substring(0, Math.min(line.length(), length - 3)) + "..."
        : line;
  }

  private static String escape(String text, boolean keepLines) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (SafeText.isHarmless(c) || (keepLines && c == '\n')) {
        escaped.appendCodePoint(c);
      } else {
        appendEscape(escaped, c);
      }
      i += Character.charCount(c);
    }
    return escaped.toString();
  }

  private static void appendEscape(StringBuilder text, int c) {
    switch (c) {
      case '\t' -> text.append("\\t");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      default -> SafeText.appendEscape(text, c);
    }
  }
}
