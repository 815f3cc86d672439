package dev.secant.cli.man;

import java.util.List;
import java.util.Locale;

/** Text in the language of manual pages, with the macros of man(7). Not thread-safe. */
final class Roff {
  private final StringBuilder text = new StringBuilder();

  /**
   * @param name of the page
   * @param section of the manual, 1 or 7
   * @param version of Secant
   */
  Roff(String name, int section, String version) {
    line(
        ".TH \""
            + escaped(name.toUpperCase(Locale.ROOT))
            + "\" "
            + section
            + " \"\" \"secant "
            + version
            + "\" \"Secant\"");
    line(".nh"); // names of options and functions are not to be broken
    line(".ad l");
  }

  private Roff line(String line) {
    text.append(line).append('\n');
    return this;
  }

  Roff section(String title) {
    return line(".SH " + escaped(title.toUpperCase(Locale.ROOT)));
  }

  Roff part(String title) {
    return line(".SS " + escaped(title));
  }

  /** Adds a paragraph of plain text. */
  Roff paragraph(String plain) {
    return line(".PP").line(guarded(escaped(plain)));
  }

  /** Adds a line of text that is in this language already. */
  Roff raw(String roff) {
    return line(guarded(roff));
  }

  /** Adds a term, in this language already, and what there is to say about it. */
  Roff term(String roff, String plain) {
    return line(".TP").line(roff).line(guarded(escaped(plain)));
  }

  Roff item(String plain) {
    return line(".IP \\(bu 2").line(guarded(escaped(plain)));
  }

  /** Adds lines as they are, in letters of one width. */
  Roff example(List<String> lines) {
    line(".PP").line(".RS 4").line(".nf");
    lines.forEach(each -> line(guarded(escaped(each))));
    return line(".fi").line(".RE");
  }

  static String bold(String plain) {
    return "\\fB" + escaped(plain) + "\\fR";
  }

  static String italic(String plain) {
    return "\\fI" + escaped(plain) + "\\fR";
  }

  /** Returns plain text; minus signs can be copied to a shell. */
  static String escaped(String plain) {
    StringBuilder roff = new StringBuilder(plain.length() + 16);
    plain
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\\' -> roff.append("\\e");
                case '-' -> roff.append("\\-");
                case '\'' -> roff.append("\\(aq");
                case '`' -> roff.append("\\(ga");
                case '^' -> roff.append("\\(ha");
                case '~' -> roff.append("\\(ti");
                default -> {
                  if (c < 0x7f) {
                    roff.appendCodePoint(c);
                  } else {
                    roff.append(String.format(Locale.ROOT, "\\[u%04X]", c));
                  }
                }
              }
            });
    return roff.toString();
  }

  /** A dot at the beginning would make a line a request. */
  private static String guarded(String roff) {
    return roff.startsWith(".") ? "\\&" + roff : roff;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
