package dev.secant.plot;

import java.util.Arrays;

/** Pixels with colours from 0 to 1, and what a shape covers of each, kept until it is painted. */
final class Raster {
  final int width;
  final int height;
  private final byte[] rgb;
  private final float[] cover;
  private int clipLeft;
  private int clipTop;
  private int clipRight;
  private int clipBottom;
  private int dirtyTop;
  private int dirtyBottom;

  Raster(int width, int height, int paper) {
    this.width = width;
    this.height = height;
    rgb = new byte[3 * width * height];
    cover = new float[width * height];
    for (int i = 0; i < width * height; i++) {
      rgb[3 * i] = (byte) (paper >> 16);
      rgb[3 * i + 1] = (byte) (paper >> 8);
      rgb[3 * i + 2] = (byte) paper;
    }
    clip(0, 0, width, height);
    clean();
  }

  byte[] rgb() {
    return rgb;
  }

  void clip(double left, double top, double right, double bottom) {
    clipLeft = bounded(left, width);
    clipTop = bounded(top, height);
    clipRight = bounded(right, width);
    clipBottom = bounded(bottom, height);
  }

  private static int bounded(double value, int most) {
    return (int) Math.max(0, Math.min(Math.round(value), most));
  }

  private void clean() {
    dirtyTop = height;
    dirtyBottom = 0;
  }

  private void touch(int top, int bottom) {
    dirtyTop = Math.min(dirtyTop, top);
    dirtyBottom = Math.max(dirtyBottom, bottom);
  }

  /** Covers a line of a width with round ends; where lines overlap, the larger cover counts. */
  void cover(double x1, double y1, double x2, double y2, double radius) {
    double reach = radius + 1;
    int left = (int) Math.max(clipLeft, Math.floor(Math.min(x1, x2) - reach));
    int right = (int) Math.min(clipRight, Math.ceil(Math.max(x1, x2) + reach));
    int top = (int) Math.max(clipTop, Math.floor(Math.min(y1, y2) - reach));
    int bottom = (int) Math.min(clipBottom, Math.ceil(Math.max(y1, y2) + reach));
    double dx = x2 - x1;
    double dy = y2 - y1;
    double square = dx * dx + dy * dy;
    touch(top, bottom);
    for (int row = top; row < bottom; row++) {
      // Of a long line, only what is near it in this row.
      double from = left;
      double until = right;
      if (Math.abs(dy) > 1e-9) {
        double atTop = x1 + dx * (row - reach - y1) / dy;
        double atBottom = x1 + dx * (row + 1 + reach - y1) / dy;
        from = Math.max(left, Math.floor(Math.min(atTop, atBottom) - reach));
        until = Math.min(right, Math.ceil(Math.max(atTop, atBottom) + reach));
      }
      for (int column = (int) from; column < until; column++) {
        double px = column + 0.5 - x1;
        double py = row + 0.5 - y1;
        double along = square == 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / square));
        double distance = Math.hypot(px - along * dx, py - along * dy);
        float covered = (float) Math.max(0, Math.min(1, radius + 0.5 - distance));
        int at = row * width + column;
        if (covered > cover[at]) {
          cover[at] = covered;
        }
      }
    }
  }

  /** Covers what a path goes around, four lines a pixel. */
  void coverArea(Path path, double scale) {
    int lines = 4;
    double[] crossings = new double[path.count()];
    touch(clipTop, clipBottom);
    for (int line = clipTop * lines; line < clipBottom * lines; line++) {
      double y = (line + 0.5) / lines;
      int count = 0;
      for (int i = 0; i < path.count(); i++) {
        int next = i + 1 == path.count() ? 0 : i + 1;
        double y1 = path.y(i) * scale;
        double y2 = path.y(next) * scale;
        if (y1 <= y != y2 <= y) {
          double x1 = path.x(i) * scale;
          crossings[count++] = x1 + (path.x(next) * scale - x1) * (y - y1) / (y2 - y1);
        }
      }
      Arrays.sort(crossings, 0, count);
      for (int i = 0; i + 1 < count; i += 2) {
        span(line / lines, crossings[i], crossings[i + 1], 1f / lines);
      }
    }
  }

  private void span(int row, double from, double until, float share) {
    double left = Math.max(clipLeft, from);
    double right = Math.min(clipRight, until);
    for (int column = (int) left; column < right; column++) {
      double covered = Math.min(right, column + 1) - Math.max(left, column);
      cover[row * width + column] += share * (float) covered;
    }
  }

  /** Lays a colour over what is covered, and forgets the cover. */
  void paint(int colour, double opacity) {
    for (int at = dirtyTop * width; at < dirtyBottom * width; at++) {
      if (cover[at] > 0) {
        double share = Math.min(1, cover[at]) * opacity;
        mix(3 * at, colour >> 16 & 0xff, share);
        mix(3 * at + 1, colour >> 8 & 0xff, share);
        mix(3 * at + 2, colour & 0xff, share);
        cover[at] = 0;
      }
    }
    clean();
  }

  private void mix(int at, int colour, double share) {
    int old = rgb[at] & 0xff;
    rgb[at] = (byte) Math.round(old + (colour - old) * share);
  }
}
