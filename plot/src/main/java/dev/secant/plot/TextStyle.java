package dev.secant.plot;

/** How a figure is drawn with characters. Immutable. */
public final class TextStyle {
  /** Narrower, the labels would be most of it. */
  public static final int NARROWEST = 40;

  /** The fewest rows of a panel. */
  public static final int LOWEST = 4;

  private final int columns;
  private final int rows;
  private final boolean unicode;
  private final boolean coloured;

  private TextStyle(int columns, int rows, boolean unicode, boolean coloured) {
    this.columns = columns;
    this.rows = rows;
    this.unicode = unicode;
    this.coloured = coloured;
  }

  /**
   * Returns a style.
   *
   * @param columns width of a line in characters, at least {@link #NARROWEST}
   * @param rows height of the data of each panel in characters, at least {@link #LOWEST}
   * @param unicode whether characters beyond ASCII show: lines are of Braille dots then, eight to a
   *     character
   * @param coloured whether to write escape sequences for colours, which are never all that tells
   *     two things apart
   * @throws IllegalArgumentException if there are fewer columns or rows
   */
  public static TextStyle of(int columns, int rows, boolean unicode, boolean coloured) {
    if (columns < NARROWEST || rows < LOWEST) {
      throw new IllegalArgumentException(
          "there must be "
              + NARROWEST
              + " columns and "
              + LOWEST
              + " rows, were "
              + columns
              + " and "
              + rows);
    }
    return new TextStyle(columns, rows, unicode, coloured);
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  boolean isUnicode() {
    return unicode;
  }

  boolean isColoured() {
    return coloured;
  }

  /** Returns text in the characters there are: of those beyond ASCII, what comes closest. */
  String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints().forEach(c -> append(plain, c));
    return plain.toString();
  }

  private void append(StringBuilder plain, int c) {
    if (!Markup.isHarmless(c)) {
      plain.append('?');
    } else if (unicode || c < 0x7f) {
      plain.appendCodePoint(c);
    } else {
      plain.append(
          switch (c) {
            case '−' -> "-";
            case '×' -> "x";
            case '·' -> "*";
            case '±' -> "+-";
            case '′' -> "'";
            case '…' -> "...";
            case '⁻' -> "-";
            default -> {
              int digit = "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c);
              yield digit < 0 ? "?" : Integer.toString(digit);
            }
          });
    }
  }

  /** A power of ten, which has no superscripts in ASCII, is an exponent. */
  String label(String text) {
    return unicode ? text : plain(text.replaceAll("10(?=[⁰¹²³⁴⁵⁶⁷⁸⁹⁻])", "1e"));
  }
}
