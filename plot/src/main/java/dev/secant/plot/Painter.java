package dev.secant.plot;

import dev.secant.plot.Canvas.Anchor;
import dev.secant.plot.Canvas.Pen;
import dev.secant.plot.Canvas.Role;
import dev.secant.plot.Canvas.TextLook;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays a figure out on a canvas and draws all but the data: title, axes, ticks, labels, legends.
 */
final class Painter {
  private static final double FONT = 12;
  private static final double TITLE = 14;
  private static final double GAP = 8;
  private static final double TICK = 5;
  private static final double X_LABELS = 44; // ticks, their labels, the name of the axis
  private static final double LEGEND_LINE = 18;
  private static final double TICK_DISTANCE_X = 90;
  private static final double TICK_DISTANCE_Y = 42;

  private final Figure figure;
  private final Canvas canvas;
  private final double width;
  private final double height;
  private final List<TickLabels> rows = new ArrayList<>();
  private final List<Range> ranges = new ArrayList<>();

  Painter(Figure figure, Canvas canvas, double width, double height) {
    this.figure = figure;
    this.canvas = canvas;
    this.width = width;
    this.height = height;
  }

  void paint() {
    Range x = Ranges.ofX(figure);
    double top = GAP + (figure.title().isEmpty() ? 4 : TITLE + 2 * GAP);
    double bottom = height - X_LABELS;
    double panelHeight = (bottom - top) / figure.panels().size();
    for (Panel panel : figure.panels()) {
      Range y = Ranges.ofY(panel, x);
      ranges.add(y);
      rows.add(TickLabels.of(y, Math.max(3, (int) (panelHeight / TICK_DISTANCE_Y))));
    }
    double left = leftMargin();
    double right = width - 2 * GAP;
    TickLabels columns = TickLabels.of(x, Math.max(3, (int) ((right - left) / TICK_DISTANCE_X)));
    title(left, right);
    for (int i = 0; i < figure.panels().size(); i++) {
      List<Legend.Entry> entries = Legend.of(figure.panels().get(i));
      double legend = Legend.lines(entries, right - left) * LEGEND_LINE;
      double from =
          top + i * panelHeight + legend + (rows.get(i).note().isEmpty() ? 2 : LEGEND_LINE);
      double until = top + (i + 1) * panelHeight - (i + 1 < figure.panels().size() ? 2 * GAP : 0);
      Frame frame =
          new Frame(x, ranges.get(i), left, from, right - left, Math.max(10, until - from));
      new Legend(canvas).draw(entries, left, top + i * panelHeight + FONT, right - left);
      panel(figure.panels().get(i), frame, columns, rows.get(i));
    }
    xAxis(x, columns, left, right, bottom);
  }

  private double leftMargin() {
    double widest = 0;
    for (TickLabels labels : rows) {
      for (String text : labels.texts()) {
        widest = Math.max(widest, Glyphs.width(text, FONT));
      }
    }
    return Math.min(width / 3, GAP + FONT + GAP + widest + TICK + 4);
  }

  private void title(double left, double right) {
    if (!figure.title().isEmpty()) {
      String text = Glyphs.fitting(figure.title(), TITLE, right - left);
      canvas.text(text, left, GAP + TITLE, new TextLook(Anchor.START, TITLE, Role.INK, false));
    }
  }

  private void panel(Panel panel, Frame frame, TickLabels columns, TickLabels labels) {
    for (double value : columns.values()) {
      double x = frame.xOf(value);
      canvas.line(Path.of(x, frame.top(), x, frame.bottom()), new Pen(Role.GRID, 1, false));
    }
    for (int i = 0; i < labels.values().size(); i++) {
      double y = frame.yOf(labels.values().get(i));
      canvas.line(Path.of(frame.left(), y, frame.right(), y), new Pen(Role.GRID, 1, false));
      canvas.text(
          labels.texts().get(i),
          frame.left() - TICK - 3,
          y + FONT * 0.35,
          new TextLook(Anchor.END, FONT, Role.INK, false));
    }
    canvas.clip(frame.left(), frame.top(), frame.width(), frame.height());
    new DataPainter(canvas, frame).paint(panel);
    canvas.unclip();
    border(frame);
    canvas.text(
        Glyphs.fitting(labels.note(), FONT, frame.width() + GAP),
        frame.left() - GAP,
        frame.top() - 5,
        new TextLook(Anchor.START, FONT, Role.FAINT, false));
    String name = Glyphs.fitting(panel.y().label(), FONT, frame.height());
    canvas.text(
        name,
        GAP + FONT,
        frame.top() + frame.height() / 2,
        new TextLook(Anchor.MIDDLE, FONT, Role.INK, true));
  }

  private void border(Frame frame) {
    canvas.line(
        Path.of(
            frame.left(), frame.top(), frame.left(), frame.bottom(), frame.right(), frame.bottom()),
        new Pen(Role.INK, 1, false));
  }

  private void xAxis(Range range, TickLabels labels, double left, double right, double bottom) {
    Frame frame = new Frame(range, range, left, 0, right - left, 1);
    for (int i = 0; i < labels.values().size(); i++) {
      double x = frame.xOf(labels.values().get(i));
      canvas.line(Path.of(x, bottom, x, bottom + TICK), new Pen(Role.INK, 1, false));
      String text = labels.texts().get(i);
      double half = Glyphs.width(text, FONT) / 2;
      double at = Math.max(half, Math.min(x, width - half - 2));
      canvas.text(
          text, at, bottom + TICK + FONT, new TextLook(Anchor.MIDDLE, FONT, Role.INK, false));
    }
    double base = height - GAP - 2;
    String name = Glyphs.fitting(figure.x().label(), FONT, right - left);
    double room = (right - left - Glyphs.width(name, FONT)) / 2 - GAP;
    boolean isBeside = Glyphs.width(labels.note(), FONT) <= room;
    canvas.text(
        name,
        isBeside ? (left + right) / 2 : left,
        base,
        new TextLook(isBeside ? Anchor.MIDDLE : Anchor.START, FONT, Role.INK, false));
    canvas.text(
        Glyphs.fitting(labels.note(), FONT, isBeside ? room : 2 * room),
        right,
        base,
        new TextLook(Anchor.END, FONT, Role.FAINT, false));
  }
}
