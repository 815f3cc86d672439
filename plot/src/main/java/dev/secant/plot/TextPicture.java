package dev.secant.plot;

import java.util.Arrays;
import java.util.List;

/** Draws a figure with characters. */
final class TextPicture {
  private static final int GAP = 2; // between labels of the horizontal axis
  private static final int LABEL_EVERY = 12; // columns
  private static final int LABEL_EVERY_ROWS = 4;
  private static final String COLOUR = "\u001b\\[[0-9]+m";

  private final Figure figure;
  private final TextStyle style;
  private final StringBuilder text = new StringBuilder();

  TextPicture(Figure figure, TextStyle style) {
    this.figure = figure;
    this.style = style;
  }

  String text() {
    Range x = Ranges.ofX(figure);
    List<TickLabels> labels =
        figure.panels().stream()
            .map(
                panel ->
                    TickLabels.of(
                        Ranges.ofY(panel, x), Math.max(3, style.rows() / LABEL_EVERY_ROWS)))
            .toList();
    int margin = margin(labels);
    int width = style.columns() - margin;
    if (!figure.title().isEmpty()) {
      line(fitting(style.plain(figure.title())));
    }
    for (int i = 0; i < figure.panels().size(); i++) {
      Panel panel = figure.panels().get(i);
      Range y = Ranges.ofY(panel, x);
      line(heading(panel, labels.get(i)));
      CharacterGrid grid = new CharacterGrid(width, style.rows(), style.isUnicode());
      new TextPlotter(grid, x, y, style.isUnicode()).draw(panel);
      rows(grid, y, labels.get(i), margin);
      if (i + 1 < figure.panels().size()) {
        line("");
      }
    }
    floor(x, margin, width);
    return text.toString();
  }

  private int margin(List<TickLabels> labels) {
    int widest = 0;
    for (TickLabels each : labels) {
      for (String label : each.texts()) {
        widest = Math.max(widest, style.label(label).length());
      }
    }
    return Math.min(style.columns() / 3, widest + 1);
  }

  private String heading(Panel panel, TickLabels labels) {
    StringBuilder heading =
        new StringBuilder(fitting(style.plain(panel.y().label()) + note(labels)));
    int index = 0;
    for (Series series : panel.series()) {
      int colour = CharacterGrid.colour(index++);
      if (!series.name().isEmpty()) {
        char sample = TextPlotter.sample(series.kind(), style.isUnicode());
        entry(heading, sample, colour, series.name());
      }
    }
    panel.marks().stream()
        .map(
            mark ->
                new Legend.Entry(
                    mark.name(),
                    mark.isAcross() ? Legend.Sample.ACROSS : Legend.Sample.RING,
                    Canvas.Role.MARK))
        .distinct()
        .filter(mark -> !mark.name().isEmpty())
        .forEach(
            mark ->
                entry(
                    heading,
                    TextPlotter.markSample(
                        mark.sample() == Legend.Sample.ACROSS, style.isUnicode()),
                    CharacterGrid.markColour(),
                    mark.name()));
    return heading.toString();
  }

  /** On a line of its own if that before it has no room. */
  private void entry(StringBuilder heading, char sample, int colour, String name) {
    String line = heading.substring(heading.lastIndexOf("\n") + 1).replaceAll(COLOUR, "");
    String plain = style.plain(name);
    heading.append(line.length() + 5 + plain.length() > style.columns() ? "\n   " : "   ");
    if (style.isColoured()) {
      heading.append("\u001b[").append(colour).append('m').append(sample).append("\u001b[0m");
    } else {
      heading.append(sample);
    }
    heading.append(' ').append(cut(plain, style.columns() - 5));
  }

  private String fitting(String plain) {
    return cut(plain, style.columns());
  }

  private String cut(String plain, int most) {
    String mark = style.plain("…");
    return plain.length() <= most ? plain : plain.substring(0, most - mark.length()) + mark;
  }

  private void rows(CharacterGrid grid, Range y, TickLabels labels, int margin) {
    String[] beside = new String[grid.rows];
    for (int i = 0; i < labels.values().size(); i++) {
      int row = (int) Math.floor((1 - y.share(labels.values().get(i))) * grid.rows);
      String label = style.label(labels.texts().get(i));
      if (row >= 0 && row < grid.rows && !label.isEmpty()) {
        beside[row] = label;
      }
    }
    for (int row = 0; row < grid.rows; row++) {
      String label = beside[row] == null ? "" : beside[row];
      boolean isTick = beside[row] != null;
      char edge = style.isUnicode() ? isTick ? '┤' : '│' : isTick ? '+' : '|';
      String cut = label.substring(Math.max(0, label.length() - margin + 1));
      line(" ".repeat(margin - 1 - cut.length()) + cut + edge + grid.row(row, style.isColoured()));
    }
  }

  private void floor(Range x, int margin, int width) {
    TickLabels labels = TickLabels.of(x, Math.max(2, width / LABEL_EVERY));
    char[] floor = new char[width];
    Arrays.fill(floor, style.isUnicode() ? '─' : '-');
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < labels.values().size(); i++) {
      int column = (int) Math.min(width - 1, Math.floor(x.share(labels.values().get(i)) * width));
      String label = style.label(labels.texts().get(i));
      int start =
          Math.max(
              0, Math.min(margin + column - label.length() / 2, style.columns() - label.length()));
      if (column >= 0
          && !label.isEmpty()
          && (names.length() == 0 || start >= names.length() + GAP)) {
        floor[column] = style.isUnicode() ? '┴' : '+';
        names.append(" ".repeat(Math.max(0, start - names.length()))).append(label);
      }
    }
    line(" ".repeat(margin - 1) + (style.isUnicode() ? '└' : '+') + new String(floor));
    line(names.toString());
    String name = fitting(style.plain(figure.x().label()) + note(labels));
    int start = Math.min(margin + (width - name.length()) / 2, style.columns() - name.length());
    line(" ".repeat(Math.max(0, start)) + name);
  }

  private String note(TickLabels labels) {
    return labels.note().isEmpty() ? "" : "  [" + style.label(labels.note()) + "]";
  }

  private void line(String content) {
    text.append(content.stripTrailing()).append('\n');
  }
}
