package dev.secant.runtime.curve;

/**
 * How a function changes towards a place from one side.
 *
 * @param x the nearest number that was looked at
 * @param step to the next one, away from the place; negative on the left
 * @param width of the cell around the place, positive
 */
record Growth(SafeFunction f, double x, double step, double width) {
  /** How much farther away a change is taken to be compared. */
  private static final double FARTHER = 0x1p20;

  private static final double GROWN = 2;
  private static final double ROUNDING = 8; // units in the last place

  /** In steps: so far from x, it says little where between the numbers the place lies. */
  private static final double CLEAR = 16;

  /** A logarithm changes by the power 0 of the distance; what is above this is a cusp. */
  private static final double LOGARITHM = 0.02;

  /** Whether f goes one way towards the place, and still steeper than farther away. */
  boolean isSteepening() {
    double last = f.valueAt(x);
    double rounding = ROUNDING * Math.ulp(last);
    double first = f.valueAt(x + step) - last;
    double change = first;
    double distance = step;
    double stretch = 1; // of the last change, in steps
    while (Math.abs(2 * distance) <= width / 4 && stretch < FARTHER) {
      change = octave(distance);
      if (change * first < 0 && Math.abs(change) > rounding) {
        return false; // noise goes up and down
      }
      stretch = distance / step;
      distance *= 2;
    }
    return Math.abs(first) > rounding && Math.abs(first) > GROWN * Math.abs(change) / stretch;
  }

  /**
   * Whether f has no finite limit: what it changes by while the distance halves does not shrink, as
   * of {@code |d|^p} it does for any p above 0, be it ever so slowly. False if that is not clear.
   */
  boolean isUnbounded() {
    double near = CLEAR * step;
    double far = Math.copySign(Math.min(FARTHER * Math.abs(near), width / 8), step);
    double power = Math.log(octave(far) / octave(near)) / Math.log(far / near);
    return power < LOGARITHM;
  }

  /** What f changes by from a distance to twice that. */
  private double octave(double distance) {
    return f.valueAt(x + 2 * distance) - f.valueAt(x + distance);
  }
}
