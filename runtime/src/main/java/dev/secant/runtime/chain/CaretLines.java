package dev.secant.runtime.chain;

/** The text of a chain with a caret under a position, in two lines for a terminal. */
final class CaretLines {
  /** Code points of the text shown, so that a line of ASCII fits into 90 columns. */
  private static final int WINDOW = 80;

  private static final String CUT = "...";

  private CaretLines() {}

  /**
   * Returns the surroundings of a position and, below, the caret.
   *
   * @param position index of a char of {@code text}, or its length
   * @param indent put before both lines
   */
  static String of(String text, int position, String indent) {
    int nearStart = back(text, position, WINDOW / 2);
    int end = forth(text, position, WINDOW - text.codePointCount(nearStart, position));
    int start = back(text, position, WINDOW - text.codePointCount(position, end));
    StringBuilder shown = new StringBuilder(indent);
    int column = indent.length();
    if (start > 0) {
      shown.append(CUT);
      column += CUT.length();
    }
    for (int i = start; i < end; ) {
      int codePoint = text.codePointAt(i);
      int before = shown.length();
      Columns.append(shown, codePoint);
      if (i < position) {
        boolean asItIs = shown.codePointAt(before) == codePoint;
        column += asItIs ? Columns.of(codePoint) : shown.length() - before;
      }
      i += Character.charCount(codePoint);
    }
    shown.append(end < text.length() ? CUT : "");
    return shown.toString().stripTrailing() + "\n" + " ".repeat(column) + "^";
  }

  private static int back(String text, int from, int codePoints) {
    int index = from;
    for (int i = 0; i < codePoints && index > 0; i++) {
      index = text.offsetByCodePoints(index, -1);
    }
    return index;
  }

  private static int forth(String text, int from, int codePoints) {
    int index = from;
    for (int i = 0; i < codePoints && index < text.length(); i++) {
      index = text.offsetByCodePoints(index, 1);
    }
    return index;
  }
}
