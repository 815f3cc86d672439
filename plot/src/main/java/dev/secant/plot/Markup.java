package dev.secant.plot;

/** Text of unknown origin in XML. */
final class Markup {
  private Markup() {}

  /** Appends a character; one that XML cannot hold, or that reorders text, as U+FFFD. */
  static void append(StringBuilder xml, int codePoint) {
    switch (codePoint) {
      case '<' -> xml.append("&lt;");
      case '>' -> xml.append("&gt;");
      case '&' -> xml.append("&amp;");
      case '"' -> xml.append("&quot;");
      case '\'' -> xml.append("&#39;");
      default -> xml.appendCodePoint(isHarmless(codePoint) ? codePoint : 0xfffd);
    }
  }

  static boolean isHarmless(int codePoint) {
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
