package dev.secant.plot;

/** Draws the series and marks of a panel into a grid of characters. */
final class TextPlotter {
  private static final int DASH = 3; // dots, and as many without
  private static final long FAR = 1 << 20;

  private final CharacterGrid grid;
  private final Range x;
  private final Range y;
  private final boolean unicode;

  TextPlotter(CharacterGrid grid, Range x, Range y, boolean unicode) {
    this.grid = grid;
    this.x = x;
    this.y = y;
    this.unicode = unicode;
  }

  static char sample(Series.Kind kind, boolean unicode) {
    return switch (kind) {
      case LINE -> unicode ? '⠤' : '.';
      case DASHED -> unicode ? '⠄' : ',';
      case DOTS -> unicode ? '●' : '*';
    };
  }

  static char markSample(boolean isAcross, boolean unicode) {
    return isAcross ? (unicode ? '┊' : '|') : unicode ? '○' : 'o';
  }

  void draw(Panel panel) {
    int index = 0;
    for (Series series : panel.series()) {
      int colour = CharacterGrid.colour(index++);
      if (series.kind() != Series.Kind.DOTS) {
        line(series, colour);
      }
    }
    index = 0;
    for (Series series : panel.series()) {
      int colour = CharacterGrid.colour(index++);
      if (series.kind() == Series.Kind.DOTS) {
        dots(series, colour);
      }
    }
    panel.marks().forEach(this::mark);
  }

  /** Counted from the left; outside of the grid for what lies outside; a huge number for NaN. */
  private static long place(double share, long count) {
    if (Double.isNaN(share)) {
      return Long.MAX_VALUE;
    }
    return (long) Math.floor(Math.max(-FAR, Math.min(share * (count - 1) + 0.5, FAR)));
  }

  private long dotX(double value) {
    return place(x.share(value), (long) CharacterGrid.DOTS_X * grid.columns);
  }

  private long dotY(double value) {
    return place(1 - y.share(value), (long) CharacterGrid.DOTS_Y * grid.rows);
  }

  private void line(Series series, int colour) {
    boolean isDashed = series.kind() == Series.Kind.DASHED;
    long lastX = Long.MAX_VALUE;
    long lastY = 0;
    for (int i = 0; i < series.size(); i++) {
      long toX = dotX(series.x(i));
      long toY = dotY(series.y(i));
      if (toX == Long.MAX_VALUE || toY == Long.MAX_VALUE || !Double.isFinite(series.y(i))) {
        lastX = Long.MAX_VALUE;
        continue;
      }
      if (lastX == Long.MAX_VALUE) {
        grid.dot(toX, toY, colour);
      } else {
        join(lastX, lastY, toX, toY, isDashed ? DASH : 0, colour);
      }
      lastX = toX;
      lastY = toY;
    }
  }

  /** Sets the dots between two, only those of the grid visited where the line is steep. */
  private void join(long x1, long y1, long x2, long y2, int dash, int colour) {
    long lowest = Math.max(-1, Math.min((long) CharacterGrid.DOTS_Y * grid.rows, y1));
    long highest = Math.max(-1, Math.min((long) CharacterGrid.DOTS_Y * grid.rows, y2));
    boolean isSteep = Math.abs(y2 - y1) > Math.abs(x2 - x1);
    long from = isSteep ? lowest : x1;
    long until = isSteep ? highest : x2;
    long step = from <= until ? 1 : -1;
    for (long at = from; ; at += step) {
      double share =
          isSteep ? (double) (at - y1) / (y2 - y1) : x2 == x1 ? 0 : (double) (at - x1) / (x2 - x1);
      long column = isSteep ? Math.round(x1 + share * (x2 - x1)) : at;
      long row = isSteep ? at : Math.round(y1 + share * (y2 - y1));
      if (dash == 0 || Math.floorMod(column / dash, 2) == 0) {
        grid.dot(column, row, colour);
      }
      if (at == until) {
        return;
      }
    }
  }

  private long column(double value) {
    long dot = dotX(value);
    return dot == Long.MAX_VALUE ? -1 : Math.floorDiv(dot, CharacterGrid.DOTS_X);
  }

  private long row(double value) {
    long dot = dotY(value);
    return dot == Long.MAX_VALUE ? -1 : Math.floorDiv(dot, CharacterGrid.DOTS_Y);
  }

  private void dots(Series series, int colour) {
    char dot = sample(Series.Kind.DOTS, unicode);
    for (int i = 0; i < series.size(); i++) {
      if (Double.isFinite(series.y(i))) {
        grid.put(column(series.x(i)), row(series.y(i)), dot, colour);
      }
    }
  }

  private void mark(Mark mark) {
    char sample = markSample(mark.isAcross(), unicode);
    if (!mark.isAcross()) {
      grid.put(column(mark.x()), row(mark.y()), sample, CharacterGrid.markColour());
      return;
    }
    for (int row = 0; row < grid.rows; row++) {
      grid.putBehind(column(mark.x()), row, sample, CharacterGrid.markColour());
    }
  }
}
