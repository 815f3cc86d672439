package dev.secant.cli.plugins;

import dev.secant.cli.session.Console;
import java.util.Map;

/** Colours, for a terminal whose user did not refuse them by {@code NO_COLOR}; else none. */
final class Style {
  /** What a text is painted in. */
  enum Ink {
    /** As it is. */
    PLAIN(""),
    /** What is wrong. */
    ERROR("31"),
    /** What may be wrong. */
    WARNING("33"),
    /** What is well. */
    WELL("32"),
    /** What stands above other lines. */
    BOLD("1");

    private final String code;

    Ink(String code) {
      this.code = code;
    }
  }

  private final boolean coloured;

  private Style(boolean coloured) {
    this.coloured = coloured;
  }

  /** Returns the style for standard output. */
  static Style of(Console console) {
    Map<String, String> environment = console.environment();
    boolean isRefused =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "dumb").equals("dumb");
    return new Style(console.isInteractive() && !isRefused);
  }

  String heading(String text) {
    return paint(Ink.BOLD, text);
  }

  String paint(Ink ink, String text) {
    return coloured && ink != Ink.PLAIN ? "\u001b[" + ink.code + "m" + text + "\u001b[0m" : text;
  }
}
