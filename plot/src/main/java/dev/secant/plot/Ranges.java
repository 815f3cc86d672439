package dev.secant.plot;

/** What the axes of a figure reach over. */
final class Ranges {
  private Ranges() {}

  static Range ofX(Figure figure) {
    Range.Extent extent = new Range.Extent();
    for (Panel panel : figure.panels()) {
      for (Series series : panel.series()) {
        for (int i = 0; i < series.size(); i++) {
          extent.add(series.x(i), figure.x().scale());
        }
      }
      for (Mark mark : panel.marks()) {
        extent.add(mark.x(), figure.x().scale());
      }
    }
    return extent.of(figure.x(), false);
  }

  /** Bands count with their points, but one that is wider than all points hides nothing. */
  static Range ofY(Panel panel, Range x) {
    Range.Extent points = new Range.Extent();
    addPoints(panel, x, points, Double.NaN);
    Range.Extent all = new Range.Extent();
    addPoints(panel, x, all, points.span());
    for (Mark mark : panel.marks()) {
      all.add(mark.y(), panel.y().scale());
    }
    all.addErrors(bars(panel, x));
    return all.of(panel.y(), true);
  }

  private static Bars bars(Panel panel, Range x) {
    Bars bars = new Bars();
    for (Series series : panel.series()) {
      for (int i = 0; i < series.size(); i++) {
        if (Double.isFinite(series.y(i)) && series.x(i) >= x.from() && series.x(i) <= x.to()) {
          bars.add(series.y(i), series.error(i));
        }
      }
    }
    return bars;
  }

  /** Adds points, with their bands up to a width. */
  private static void addPoints(Panel panel, Range x, Range.Extent extent, double widest) {
    Scale scale = panel.y().scale();
    for (Series series : panel.series()) {
      for (int i = 0; i < series.size(); i++) {
        double y = series.y(i);
        if (Double.isFinite(y) && series.x(i) >= x.from() && series.x(i) <= x.to()) {
          extent.add(y, scale);
          if (2 * series.error(i) <= widest) {
            extent.add(y - series.error(i), scale);
            extent.add(y + series.error(i), scale);
          }
        }
      }
    }
  }
}
