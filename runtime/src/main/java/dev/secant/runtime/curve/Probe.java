package dev.secant.runtime.curve;

/**
 * A function close around a number: five values at equal distances, and what they tell.
 *
 * @param x in the middle
 * @param step from value to value
 * @param farLeft value at {@code x - 2 step}
 * @param left value at {@code x - step}
 * @param y value at x
 * @param right value at {@code x + step}
 * @param farRight value at {@code x + 2 step}
 */
record Probe(
    double x, double step, double farLeft, double left, double y, double right, double farRight) {
  /** Of a cell that is looked at from its end: small, and far above rounding. */
  private static final double SHARE = 0x1p-8;

  private static final double ROUNDING = 4; // units in the last place

  /** Of noise of amplitude 1, the fourth difference is at most 16; half of that, most times. */
  private static final double OF_FOURTH_DIFFERENCE = 0.25;

  /**
   * Looks around a number. Four calls of f.
   *
   * @param width of the cells that x ends
   */
  static Probe around(double x, double y, double width, SafeFunction f) {
    double step = x + width * SHARE - x; // a difference of doubles
    return new Probe(
        x,
        step,
        f.valueAt(x - 2 * step),
        f.valueAt(x - step),
        y,
        f.valueAt(x + step),
        f.valueAt(x + 2 * step));
  }

  boolean isDefined() {
    return step > 0 && Double.isFinite(farLeft + left + y + right + farRight);
  }

  /** Returns x with the slopes to both sides, by the parabolas through three values. */
  Node node() {
    double leftSlope = (3 * (y - left) - (left - farLeft)) / (2 * step);
    double rightSlope = (3 * (right - y) - (farRight - right)) / (2 * step);
    double noise = scatter();
    return new Node(x, y, leftSlope, rightSlope, 2 * noise / step, noise);
  }

  /** What the values scatter by, as far as a smooth function would not. */
  private double scatter() {
    double largest = Math.max(Math.abs(y), Math.max(Math.abs(farLeft), Math.abs(farRight)));
    double fourth = Math.abs(farLeft - 4 * left + 6 * y - 4 * right + farRight);
    return Math.max(ROUNDING * Math.ulp(largest), fourth * OF_FOURTH_DIFFERENCE);
  }
}
