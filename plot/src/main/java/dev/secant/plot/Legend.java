package dev.secant.plot;

import dev.secant.plot.Canvas.Anchor;
import dev.secant.plot.Canvas.Pen;
import dev.secant.plot.Canvas.Role;
import dev.secant.plot.Canvas.TextLook;
import java.util.ArrayList;
import java.util.List;

/** The names of what a panel shows, above it, each behind a sample. */
final class Legend {
  private static final double FONT = 12;
  private static final double SAMPLE = 22;
  private static final double BETWEEN = 16;
  private static final double LINE = 18;

  private final Canvas canvas;

  Legend(Canvas canvas) {
    this.canvas = canvas;
  }

  /** What a sample looks like. */
  enum Sample {
    LINE,
    DASHED,
    DOT,
    BAND,
    RING,
    ACROSS
  }

  /** A name and its sample. */
  record Entry(String name, Sample sample, Role role) {
    double width(double most) {
      return Math.min(most, SAMPLE + 6 + Glyphs.width(name, FONT) + BETWEEN);
    }
  }

  /** Returns the entries of a panel; a name that several marks have, once. */
  static List<Entry> of(Panel panel) {
    List<Entry> entries = new ArrayList<>();
    int index = 0;
    for (Series series : panel.series()) {
      Role role = Role.ofSeries(index++);
      if (!series.name().isEmpty()) {
        entries.add(new Entry(series.name(), sample(series), role));
      }
    }
    for (Mark mark : panel.marks()) {
      Entry entry =
          new Entry(mark.name(), mark.isAcross() ? Sample.ACROSS : Sample.RING, Role.MARK);
      if (!mark.name().isEmpty() && !entries.contains(entry)) {
        entries.add(entry);
      }
    }
    return entries;
  }

  private static Sample sample(Series series) {
    return switch (series.kind()) {
      case LINE -> series.hasError() ? Sample.BAND : Sample.LINE;
      case DASHED -> Sample.DASHED;
      case DOTS -> Sample.DOT;
    };
  }

  /** Returns how many lines the entries take. */
  static int lines(List<Entry> entries, double width) {
    int lines = entries.isEmpty() ? 0 : 1;
    double x = 0;
    for (Entry entry : entries) {
      if (x > 0 && x + entry.width(width) > width) {
        lines++;
        x = 0;
      }
      x += entry.width(width);
    }
    return lines;
  }

  /** Draws the entries from a place on, the base line of the first. */
  void draw(List<Entry> entries, double left, double top, double width) {
    double x = 0;
    double y = top;
    for (Entry entry : entries) {
      double taken = entry.width(width);
      if (x > 0 && x + taken > width) {
        x = 0;
        y += LINE;
      }
      sample(entry, left + x, y - FONT * 0.35);
      String name = Glyphs.fitting(entry.name, FONT, taken - SAMPLE - 6);
      canvas.text(
          name, left + x + SAMPLE + 6, y, new TextLook(Anchor.START, FONT, Role.INK, false));
      x += taken;
    }
  }

  private void sample(Entry entry, double x, double y) {
    Path path = Path.of(x, y, x + SAMPLE, y);
    double middle = x + SAMPLE / 2;
    switch (entry.sample) {
      case LINE -> canvas.line(path, new Pen(entry.role, 1.6, false));
      case DASHED -> canvas.line(path, new Pen(entry.role, 1.6, true));
      case BAND -> {
        canvas.area(Path.of(x, y - 5, x + SAMPLE, y - 5, x + SAMPLE, y + 5, x, y + 5), entry.role);
        canvas.line(path, new Pen(entry.role, 1.6, false));
      }
      case DOT -> canvas.dot(middle, y, 2, entry.role);
      case RING -> canvas.ring(middle, y, 4, entry.role);
      case ACROSS ->
          canvas.line(Path.of(middle, y - 7, middle, y + 7), new Pen(entry.role, 1, true));
    }
  }
}
