package dev.secant.plot;

import java.util.Arrays;

/** Points to be joined, in units of a canvas. */
final class Path {
  private double[] xy = new double[32];
  private int count;

  void add(double x, double y) {
    if (2 * count == xy.length) {
      xy = Arrays.copyOf(xy, 2 * xy.length);
    }
    xy[2 * count] = x;
    xy[2 * count + 1] = y;
    count++;
  }

  int count() {
    return count;
  }

  double x(int i) {
    return xy[2 * i];
  }

  double y(int i) {
    return xy[2 * i + 1];
  }

  static Path of(double... xy) {
    Path path = new Path();
    for (int i = 0; i < xy.length; i += 2) {
      path.add(xy[i], xy[i + 1]);
    }
    return path;
  }
}
