package dev.secant.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins points to paths, of each column of pixels no more than the first, the least, the greatest
 * and the last, so that the picture is the same and no spike is lost.
 */
final class Thinning {
  private final double column; // width in units
  private final List<Path> paths = new ArrayList<>();
  private Path path = new Path();
  private long current = Long.MIN_VALUE;
  private final double[] x = new double[4]; // first, least, greatest, last, as they are found
  private final double[] y = new double[4];
  private final long[] order = new long[4];
  private long seen;

  Thinning(double column) {
    this.column = column;
  }

  void add(double atX, double atY) {
    long place = (long) Math.floor(atX / column);
    seen++;
    if (place != current) {
      flush();
      current = place;
      for (int i = 0; i < 4; i++) {
        keep(i, atX, atY);
      }
      return;
    }
    if (atY < y[1]) {
      keep(1, atX, atY);
    }
    if (atY > y[2]) {
      keep(2, atX, atY);
    }
    keep(3, atX, atY);
  }

  private void keep(int slot, double atX, double atY) {
    x[slot] = atX;
    y[slot] = atY;
    order[slot] = seen;
  }

  /** The points of a column, each once, in the order in which they came. */
  private void flush() {
    if (current == Long.MIN_VALUE) {
      return;
    }
    boolean leastFirst = order[1] <= order[2];
    int[] slots = leastFirst ? new int[] {0, 1, 2, 3} : new int[] {0, 2, 1, 3};
    long last = -1;
    for (int slot : slots) {
      if (order[slot] != last) {
        path.add(x[slot], y[slot]);
        last = order[slot];
      }
    }
    current = Long.MIN_VALUE;
  }

  /** Ends a path. */
  void gap() {
    flush();
    if (path.count() > 0) {
      paths.add(path);
      path = new Path();
    }
  }

  /** Returns the paths, none of them empty; one of a single point is a dot. */
  List<Path> paths() {
    gap();
    return paths;
  }
}
