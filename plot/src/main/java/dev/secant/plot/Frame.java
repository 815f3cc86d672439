package dev.secant.plot;

/**
 * The rectangle that a panel's data are drawn in, and what of the axes it shows.
 *
 * @param left in units, as all
 */
record Frame(Range x, Range y, double left, double top, double width, double height) {
  /** Beyond the frame by this much, nothing can be seen; a canvas need not know how far it is. */
  private static final double BEYOND = 1e4;

  double right() {
    return left + width;
  }

  double bottom() {
    return top + height;
  }

  double xOf(double value) {
    return near(left + width * x.share(value));
  }

  double yOf(double value) {
    return near(top + height * (1 - y.share(value)));
  }

  private static double near(double place) {
    return Math.max(-BEYOND, Math.min(place, BEYOND)); // NaN stays
  }

  /** Whether a value can be drawn, be it outside of the frame. */
  static boolean isPlace(double place) {
    return !Double.isNaN(place);
  }
}
