package dev.secant.plot;

/** Turns a line of a glyph into points: a quadratic B-spline where it is curved. */
final class GlyphPath {
  private GlyphPath() {}

  /**
   * @param pieces straight pieces of a curve between two of its points
   */
  static Path of(String stroke, int pieces) {
    boolean isCurved = Glyphs.isCurved(stroke);
    Path control = new Path();
    for (int i = isCurved ? 1 : 0; i + 1 < stroke.length(); i += 2) {
      control.add(Character.digit(stroke.charAt(i), 16), Character.digit(stroke.charAt(i + 1), 16));
    }
    if (!isCurved) {
      return control;
    }
    return stroke.charAt(0) == '@' ? closed(control, pieces) : open(control, pieces);
  }

  private static Path closed(Path control, int pieces) {
    Path path = new Path();
    int count = control.count();
    for (int i = 0; i < count; i++) {
      append(path, control, new int[] {(i + count - 1) % count, i, (i + 1) % count}, pieces);
    }
    path.add(path.x(0), path.y(0));
    return path;
  }

  /** Begins and ends at its ends; elsewhere it goes through the middles between its points. */
  private static Path open(Path control, int pieces) {
    Path path = new Path();
    path.add(control.x(0), control.y(0));
    for (int i = 1; i + 1 < control.count(); i++) {
      append(path, control, new int[] {i - 1, i, i + 1}, pieces);
    }
    path.add(control.x(control.count() - 1), control.y(control.count() - 1));
    return path;
  }

  private static void append(Path path, Path control, int[] at, int pieces) {
    double x1 = (control.x(at[0]) + control.x(at[1])) / 2;
    double y1 = (control.y(at[0]) + control.y(at[1])) / 2;
    double x3 = (control.x(at[1]) + control.x(at[2])) / 2;
    double y3 = (control.y(at[1]) + control.y(at[2])) / 2;
    for (int i = 0; i <= pieces; i++) {
      double t = (double) i / pieces;
      double a = (1 - t) * (1 - t);
      double b = 2 * t * (1 - t);
      double c = t * t;
      path.add(a * x1 + b * control.x(at[1]) + c * x3, a * y1 + b * control.y(at[1]) + c * y3);
    }
  }
}
