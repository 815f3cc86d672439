package dev.secant.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Series over the horizontal axis of their figure, with a vertical axis of their own. Immutable.
 */
public final class Panel {
  private final Axis y;
  private final List<Series> series;
  private final List<Mark> marks;

  private Panel(Axis y, List<Series> series, List<Mark> marks) {
    this.y = y;
    this.series = List.copyOf(series);
    this.marks = List.copyOf(marks);
  }

  /** Returns a panel without anything in it. */
  public static Panel of(Axis y) {
    return new Panel(y, List.of(), List.of());
  }

  /** Returns this panel with another series, drawn over the others. */
  public Panel with(Series another) {
    List<Series> all = new ArrayList<>(series);
    all.add(another);
    return new Panel(y, all, marks);
  }

  /** Returns this panel with another mark. */
  public Panel with(Mark another) {
    List<Mark> all = new ArrayList<>(marks);
    all.add(another);
    return new Panel(y, series, all);
  }

  Axis y() {
    return y;
  }

  List<Series> series() {
    return series;
  }

  List<Mark> marks() {
    return marks;
  }
}
