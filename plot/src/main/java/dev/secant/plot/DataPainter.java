package dev.secant.plot;

import dev.secant.plot.Canvas.Pen;
import dev.secant.plot.Canvas.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Draws the series and marks of a panel into its frame. */
final class DataPainter {
  private static final double COLUMN = 0.5; // a pixel of a PNG
  private static final double LINE = 1.6;
  private static final double DOT = 2;
  private static final double RING = 4;

  /** A band thinner than this is hidden by its line. */
  private static final double VISIBLE = 0.4;

  private final Canvas canvas;
  private final Frame frame;

  DataPainter(Canvas canvas, Frame frame) {
    this.canvas = canvas;
    this.frame = frame;
  }

  void paint(Panel panel) {
    int index = 0;
    for (Series series : panel.series()) {
      Role role = Role.ofSeries(index++);
      if (series.hasError()) {
        band(series, role);
      }
      if (series.kind() == Series.Kind.DOTS) {
        dots(series, role);
      } else {
        line(series, role);
      }
    }
    for (Mark mark : panel.marks()) {
      mark(mark);
    }
  }

  private void line(Series series, Role role) {
    Thinning thinning = new Thinning(COLUMN);
    for (int i = 0; i < series.size(); i++) {
      double x = frame.xOf(series.x(i));
      double y = frame.yOf(series.y(i));
      if (Frame.isPlace(x) && Double.isFinite(series.y(i)) && Frame.isPlace(y)) {
        thinning.add(x, y);
      } else {
        thinning.gap();
      }
    }
    Pen pen = new Pen(role, LINE, series.kind() == Series.Kind.DASHED);
    for (Path path : thinning.paths()) {
      if (path.count() == 1) {
        canvas.dot(path.x(0), path.y(0), LINE / 2, role);
      } else {
        canvas.line(path, pen);
      }
    }
  }

  /** Of dots on one pixel, one is drawn. */
  private void dots(Series series, Role role) {
    Set<Long> drawn = new HashSet<>();
    for (int i = 0; i < series.size(); i++) {
      double x = frame.xOf(series.x(i));
      double y = frame.yOf(series.y(i));
      if (Frame.isPlace(x) && Frame.isPlace(y) && Double.isFinite(series.y(i))) {
        long pixel = Math.round(x / COLUMN) * 100_000 + Math.round(y / COLUMN);
        if (drawn.add(pixel)) {
          canvas.dot(x, y, DOT, role);
        }
      }
    }
  }

  private void band(Series series, Role role) {
    Band band = new Band(canvas, role);
    for (int i = 0; i < series.size(); i++) {
      double x = frame.xOf(series.x(i));
      double low = frame.yOf(series.y(i) - series.error(i));
      double high = frame.yOf(series.y(i) + series.error(i));
      if (Double.isFinite(series.error(i))
          && Frame.isPlace(x + high)
          && !Double.isNaN(series.y(i))) {
        band.add(x, high, Frame.isPlace(low) ? low : frame.bottom());
      } else {
        band.end();
      }
    }
    band.end();
  }

  /** Upper and lower edge, each thinned as a line is. */
  private static final class Band {
    private final Canvas canvas;
    private final Role role;
    private Thinning upper = new Thinning(COLUMN);
    private Thinning lower = new Thinning(COLUMN);
    private double widest;

    Band(Canvas canvas, Role role) {
      this.canvas = canvas;
      this.role = role;
    }

    void add(double x, double high, double low) {
      upper.add(x, high);
      lower.add(x, low);
      widest = Math.max(widest, low - high);
    }

    void end() {
      List<Path> above = upper.paths();
      List<Path> below = lower.paths();
      if (widest > VISIBLE && !above.isEmpty()) {
        Path around = new Path();
        for (int i = 0; i < above.get(0).count(); i++) {
          around.add(above.get(0).x(i), above.get(0).y(i));
        }
        for (int i = below.get(0).count() - 1; i >= 0; i--) {
          around.add(below.get(0).x(i), below.get(0).y(i));
        }
        canvas.area(around, role);
      }
      upper = new Thinning(COLUMN);
      lower = new Thinning(COLUMN);
      widest = 0;
    }
  }

  private void mark(Mark mark) {
    double x = frame.xOf(mark.x());
    if (!Frame.isPlace(x)) {
      return;
    }
    double y = frame.yOf(mark.y());
    if (mark.isAcross() || !Frame.isPlace(y)) {
      canvas.line(Path.of(x, frame.top(), x, frame.bottom()), new Pen(Role.MARK, 1, true));
    } else {
      canvas.ring(x, y, RING, Role.MARK);
    }
  }
}
