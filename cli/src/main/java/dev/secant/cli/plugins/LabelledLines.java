package dev.secant.cli.plugins;

import dev.secant.cli.failure.Printable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Text for people in lines of at most {@value #WIDTH} characters, but for paths: labels to the
 * left, and what they label to their right, wrapped at blanks. Whatever it is given is made safe to
 * print.
 */
final class LabelledLines {
  static final int WIDTH = 100;
  private static final int LABEL = 9;

  private final PrintWriter out;
  private final Style style;

  LabelledLines(PrintWriter out, Style style) {
    this.out = out;
    this.style = style;
  }

  /** Prints a line that stands above others. */
  void heading(String text) {
    String safe = Printable.line(text);
    for (String line : wrapped(safe, WIDTH)) {
      out.println(style.heading(line));
    }
  }

  /** Prints a label and its text. */
  void line(String label, String text) {
    line(Style.Ink.PLAIN, label, text);
  }

  /** Prints a label in some ink, and its text. */
  void line(Style.Ink ink, String label, String text) {
    String margin = "  " + style.paint(ink, label) + " ".repeat(LABEL - label.length());
    for (String line : wrapped(Printable.line(text), WIDTH - LABEL - 2)) {
      out.println(margin + line);
      margin = " ".repeat(LABEL + 2);
    }
  }

  /**
   * Prints a label and a path, in one line however long it is: so it can be copied, and what is
   * around it looks the same wherever the files are.
   */
  void path(String label, String path) {
    out.println("  " + label + " ".repeat(LABEL - label.length()) + Printable.line(path));
  }

  /** Prints a sentence without a label that ends in a path, in one line. */
  void path(String text) {
    out.println(Printable.line(text));
  }

  /** Prints an empty line. */
  void gap() {
    out.println();
  }

  /** A word that is longer than a line, as paths may be, is broken where the line ends. */
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      String rest = word;
      if (!line.isEmpty() && line.length() + 1 + rest.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ");
      while (line.length() + rest.length() > width) {
        int room = width - line.length();
        int cut = Character.isHighSurrogate(rest.charAt(room - 1)) ? room - 1 : room;
        lines.add(line + rest.substring(0, cut));
        line.setLength(0);
        rest = rest.substring(cut);
      }
      line.append(rest);
    }
    lines.add(line.toString());
    return lines;
  }
}
