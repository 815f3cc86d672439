package dev.secant.cli.plot;

import dev.secant.cli.session.Console;
import dev.secant.plot.TextStyle;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How wide a plot is, of which characters, and whether it has colours. */
public final class TerminalStyle {
  private static final int USUAL = 80;

  /** What bin/secant found before it gave the JVM a locale of UTF-8, for the names of files. */
  private static final String CHOSEN = "SECANT_LOCALE";

  /** Wider, there would be more gaps than points. */
  private static final int WIDEST = 160;

  private static final int LONGEST_ANSWER_MILLIS = 500;

  private final int columns;
  private final boolean unicode;
  private final boolean coloured;

  private TerminalStyle(int columns, boolean unicode, boolean coloured) {
    this.columns = columns;
    this.unicode = unicode;
    this.coloured = coloured;
  }

  /**
   * Returns the style for standard output: as wide as {@code COLUMNS}, else as the terminal, else
   * 80; Unicode if the locale of {@code SECANT_LOCALE}, {@code LC_ALL}, {@code LC_CTYPE} or {@code
   * LANG}, the first of them that is set, is one of UTF-8, and {@code TERM} is not {@code dumb};
   * colours on a terminal that is not dumb, unless {@code NO_COLOR} is set.
   */
  public static TerminalStyle of(Console console) {
    Map<String, String> environment = console.environment();
    boolean isDumb = environment.getOrDefault("TERM", "").equals("dumb");
    boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    boolean hasTerminal =
        console.isInteractive() && !environment.getOrDefault("TERM", "").isEmpty();
    return new TerminalStyle(
        columns(console), !isDumb && isUnicode(environment), hasTerminal && !isDumb && !refused);
  }

  private static int columns(Console console) {
    String text = console.environment().getOrDefault("COLUMNS", "");
    int columns = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    if (columns == 0) {
      columns = console.isInteractive() ? ofTerminal() : USUAL;
    }
    return Math.max(TextStyle.NARROWEST, Math.min(columns, WIDEST));
  }

  /** Asks the terminal itself; 80 if it does not say. */
  private static int ofTerminal() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(LONGEST_ANSWER_MILLIS, TimeUnit.MILLISECONDS)) {
        stty.destroyForcibly();
        return USUAL;
      }
      String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      String[] size = answer.strip().split(" ", -1);
      return size.length == 2 && size[1].matches("[1-9][0-9]{0,5}")
          ? Integer.parseInt(size[1])
          : USUAL;
    } catch (IOException e) { // no stty, no terminal
      return USUAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL;
    }
  }

  private static boolean isUnicode(Map<String, String> environment) {
    for (String name : new String[] {CHOSEN, "LC_ALL", "LC_CTYPE", "LANG"}) {
      String locale = environment.getOrDefault(name, "");
      if (!locale.isEmpty()) {
        return locale.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8");
      }
    }
    return false;
  }

  /** Returns the style of a figure with so many rows in each panel. */
  public TextStyle withRows(int rows) {
    return TextStyle.of(columns, rows, unicode, coloured);
  }

  /** Returns text as this terminal can show it. */
  public String plain(String text) {
    return unicode ? text : text.replace("±", "+-").replace("′", "'");
  }
}
