package dev.secant.runtime.curve;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The number that says where an interval is in the fewest digits. */
final class ShortestDecimal {
  private static final int DIGITS = 17; // of any double

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
    BigDecimal middle =
        new BigDecimal(left).add(new BigDecimal(right)).divide(BigDecimal.valueOf(2));
    for (int digits = 1; digits < DIGITS; digits++) {
      for (RoundingMode mode :
          new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP}) {
        double candidate = middle.round(new MathContext(digits, mode)).doubleValue();
        if (left <= candidate && candidate <= right) {
          return candidate;
        }
      }
    }
    return left;
  }
}
