package dev.secant.cli.failure;

/**
 * Text of unknown origin, made safe for a terminal: control characters, which could move the cursor
 * or forge a line, are shown as escapes.
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
    int first = 0;
    while (first < text.length() && isSafe(text.charAt(first), keepLines)) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSafe(c, keepLines)) {
        escaped.append(c);
      } else {
        appendEscape(escaped, c);
      }
    }
    return escaped.toString();
  }

  private static boolean isSafe(char c, boolean keepLines) {
    if (c >= ' ' && c < 0x7f) {
      return true;
    }
    int type = Character.getType(c);
    return (keepLines && c == '\n')
        || !(type == Character.CONTROL
            || type == Character.FORMAT
            || type == Character.LINE_SEPARATOR
            || type == Character.PARAGRAPH_SEPARATOR);
  }

  private static void appendEscape(StringBuilder text, char c) {
    switch (c) {
      case '\t' -> text.append("\\t");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      default -> {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          text.append(Character.forDigit((c >> shift) & 0xf, 16));
        }
      }
    }
  }
}
