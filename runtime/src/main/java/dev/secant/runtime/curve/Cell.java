package dev.secant.runtime.curve;

/** Two neighbouring nodes, and how far what they say of the function between them disagrees. */
record Cell(Node left, Node right) {
  private static final double SURE = 2; // bars of two slopes that both may be off

  double width() {
    return right.x() - left.x();
  }

  /** How much the slope changes from end to end beyond the error bars; not negative. */
  double bend() {
    double bars = SURE * (left.bar() + right.bar());
    return positive(Math.abs(right.leftSlope() - left.rightSlope()) - bars);
  }

  /** How far the value at the right end is off what the slopes lead to, beyond bars and noise. */
  double leap() {
    double mean = left.rightSlope() / 2 + right.leftSlope() / 2;
    double bars = width() * (left.bar() + right.bar()) + left.noise() + right.noise();
    return positive(Math.abs(right.y() - left.y() - width() * mean) - bars);
  }

  private static double positive(double value) {
    return value > 0 ? value : 0; // also NaN, from numbers beyond the range of doubles
  }

  /** The contradiction in units of the function: 0 if there is none beyond bars and noise. */
  double contradiction() {
    double bent = bend() * width();
    double all = Math.max(leap(), bent);
    return Double.isFinite(all) ? all : 0;
  }

  /** The width below which the doubles, or the 52 halvings of an interval, give out. */
  static double resolution(double left, double right) {
    double spacing = Math.max(Math.ulp(left), Math.ulp(right));
    return Math.max(spacing, (right - left) * 0x1p-52);
  }
}
