package dev.secant.runtime.curve;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The number that says where an interval is in the fewest digits. */
final class ShortestDecimal {
  private ShortestDecimal() {}

  /**
   * Returns the double of fewest decimal digits in {@code [left, right]}; 0 if it is inside.
   *
   * @param left finite
   * @param right finite, at least {@code left}
   */
  static double between(double left, double right) {
    if (left <= 0 && right >= 0) {
      return 0;
    }
    if (right < 0) {
      return -between(-right, -left);
    }
    BigDecimal least = new BigDecimal(left);
    BigDecimal most = new BigDecimal(right);
    // The scale of one digit at the magnitude of the right end, then ever more of them.
    for (int scale = most.scale() - most.precision() + 1; scale < most.scale(); scale++) {
      BigDecimal candidate = most.setScale(scale, RoundingMode.DOWN);
      if (candidate.compareTo(least) >= 0) {
        double found = candidate.doubleValue();
        return found >= left && found <= right ? found : right;
      }
    }
    return right;
  }
}
