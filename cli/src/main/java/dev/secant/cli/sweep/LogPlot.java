package dev.secant.cli.sweep;

import dev.secant.cli.sweep.PlotStyle.Glyphs;
import java.util.Arrays;

/**
 * A plot of characters with both axes logarithmic, labelled with powers of ten. Coordinates are
 * decimal logarithms.
 */
final class LogPlot {
  private static final int HEIGHT = 20;
  private static final int MOST_LABELS = 10;

  /** {@code 1e-300} and a blank. */
  private static final int MARGIN = 7;

  /** What a label takes of the horizontal axis, with a gap. */
  private static final int LABEL_ROOM = 8;

  private final Span x;
  private final Span y;
  private final Glyphs glyphs;
  private final char[][] cells;

  /** Whole powers of ten from one end of an axis to the other. */
  record Span(int from, int to) {
    /** Returns the powers that hold all values, at least one decade. */
    static Span around(double least, double most) {
      int from = (int) Math.floor(least);
      return new Span(from, Math.max(from + 1, (int) Math.ceil(most)));
    }

    /** Returns the place of a value among {@code count} cells; outside where it lies outside. */
    long cell(double value, int count) {
      return Math.round((value - from) / (to - from) * (count - 1));
    }

    /** Returns how many decades apart labels are, for at most {@code labels} of them. */
    int step(int labels) {
      int step = 1;
      while ((to - from) / step + 1 > labels) {
        step = step == 1 ? 2 : step + 2;
      }
      return step;
    }
  }

  LogPlot(Span x, Span y, PlotStyle style) {
    this.x = x;
    this.y = y;
    glyphs = style.glyphs();
    cells = new char[HEIGHT][style.columns() - MARGIN - 1];
    for (char[] row : cells) {
      Arrays.fill(row, ' ');
    }
  }

  private int width() {
    return cells[0].length;
  }

  /** Draws a line upright. */
  void mark(double atX) {
    for (int row = 0; row < HEIGHT; row++) {
      set(x.cell(atX, width()), row, glyphs.mark());
    }
  }

  /** Draws {@code y = height + slope x} between two places. */
  void line(double height, double slope, double from, double to) {
    for (long column = x.cell(from, width()); column <= x.cell(to, width()); column++) {
      double atX = x.from() + (double) (x.to() - x.from()) * column / (width() - 1);
      set(column, row(height + slope * atX), glyphs.line());
    }
  }

  void point(double atX, double atY) {
    set(x.cell(atX, width()), row(atY), glyphs.point());
  }

  /** Draws a point that lies below any logarithm. */
  void pointAtBottom(double atX) {
    set(x.cell(atX, width()), HEIGHT - 1, glyphs.bottom());
  }

  private long row(double atY) {
    return HEIGHT - 1 - y.cell(atY, HEIGHT);
  }

  private void set(long column, long row, char glyph) {
    if (column >= 0 && column < width() && row >= 0 && row < HEIGHT) {
      cells[(int) row][(int) column] = glyph;
    }
  }

  /**
   * Returns the lines, each ended by a line feed, without blanks at their ends.
   *
   * @param nameX name of the horizontal axis
   * @param nameY name of the vertical axis
   */
  String render(String nameX, String nameY) {
    String[] labels = labelsOfRows();
    StringBuilder text = new StringBuilder();
    text.append(nameY.indent(Math.max(0, MARGIN - nameY.length())));
    for (int row = 0; row < HEIGHT; row++) {
      boolean labelled = !labels[row].isEmpty();
      text.append(" ".repeat(MARGIN - 1 - labels[row].length())).append(labels[row]).append(' ');
      text.append(labelled ? glyphs.tick() : glyphs.edge());
      appendLine(text, new String(cells[row]));
    }
    appendFloor(text);
    int middle = MARGIN + 1 + (width() - nameX.length()) / 2;
    appendLine(text, " ".repeat(middle) + nameX);
    return text.toString();
  }

  private String[] labelsOfRows() {
    String[] labels = new String[HEIGHT];
    Arrays.fill(labels, "");
    int step = y.step(MOST_LABELS);
    for (int power = y.to(); power >= y.from(); power -= step) {
      labels[(int) row(power)] = label(power);
    }
    return labels;
  }

  /** Draws the horizontal axis and, under it, its labels. */
  private void appendFloor(StringBuilder text) {
    char[] floor = new char[width()];
    Arrays.fill(floor, glyphs.floor());
    StringBuilder labels = new StringBuilder();
    int step = x.step(width() / LABEL_ROOM);
    for (int power = x.from(); power <= x.to(); power += step) {
      int column = (int) x.cell(power, width());
      floor[column] = glyphs.floorTick();
      String label = label(power);
      int start =
          Math.min(MARGIN + 1 + column - label.length() / 2, MARGIN + 1 + width() - label.length());
      labels.append(" ".repeat(Math.max(0, start - labels.length()))).append(label);
    }
    text.append(" ".repeat(MARGIN)).append(glyphs.corner());
    appendLine(text, new String(floor));
    appendLine(text, labels.toString());
  }

  private static String label(int power) {
    return "1e" + power;
  }

  private static void appendLine(StringBuilder text, String line) {
    text.append(line.stripTrailing()).append('\n');
  }
}
