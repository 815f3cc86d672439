package dev.secant.cli.sweep;

import java.util.Locale;
import java.util.Map;

/**
 * How wide a plot is, and of which characters. It has no colours, whatever {@code NO_COLOR} says.
 *
 * @param columns width of a line
 * @param unicode whether the terminal shows more than ASCII
 */
public record PlotStyle(int columns, boolean unicode) {
  private static final int USUAL = 80;

  /** Narrower, the labels would be most of it. */
  private static final int NARROWEST = 40;

  /** Wider, there would be more gaps than points. */
  private static final int WIDEST = 160;

  /**
   * Returns the style for the terminal that environment variables describe: {@code COLUMNS}, else
   * 80; Unicode if the locale of {@code LC_ALL}, {@code LC_CTYPE} or {@code LANG}, the first of
   * them that is set, is one of UTF-8, and {@code TERM} is not {@code dumb}.
   */
  public static PlotStyle of(Map<String, String> environment) {
    return new PlotStyle(columns(environment.getOrDefault("COLUMNS", "")), isUnicode(environment));
  }

  private static int columns(String text) {
    if (!text.matches("[0-9]{1,6}")) {
      return USUAL;
    }
    int columns = Integer.parseInt(text);
    return columns == 0 ? USUAL : Math.max(NARROWEST, Math.min(columns, WIDEST));
  }

  private static boolean isUnicode(Map<String, String> environment) {
    if (environment.getOrDefault("TERM", "").equals("dumb")) {
      return false;
    }
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String locale = environment.getOrDefault(name, "");
      if (!locale.isEmpty()) {
        return locale.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8");
      }
    }
    return false;
  }

  /** The characters that a plot is drawn with. */
  record Glyphs(
      char point,
      char bottom,
      char line,
      char mark,
      char edge,
      char tick,
      char floor,
      char floorTick,
      char corner) {
    static final Glyphs UNICODE = new Glyphs('●', '○', '·', '┊', '│', '┤', '─', '┴', '└');
    static final Glyphs ASCII = new Glyphs('*', 'o', '.', ':', '|', '+', '-', '+', '+');
  }

  Glyphs glyphs() {
    return unicode ? Glyphs.UNICODE : Glyphs.ASCII;
  }

  /** Returns text as this terminal can show it. */
  public String plain(String text) {
    return unicode ? text : text.replace("±", "+-");
  }
}
