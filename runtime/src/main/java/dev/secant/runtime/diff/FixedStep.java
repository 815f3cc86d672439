package dev.secant.runtime.diff;

import dev.secant.api.Decimal;
import dev.secant.api.Variable;

/** The rules on a fixed step: a difference quotient over it must mean something at x. */
final class FixedStep {
  private FixedStep() {}

  /** Holds eps to the rule for the quotients that divide by it. */
  static void require(double eps) {
    if (!(eps > 0 && eps < Double.POSITIVE_INFINITY)) { // negated so that NaN is refused too
      throw new IllegalArgumentException(
          "eps must be finite and above 0, was " + Decimal.toString(eps));
    }
  }

  /** Holds eps to the rule for the quotient that divides by twice as much. */
  static void requireDoubled(double eps) {
    require(eps);
    if (Double.isInfinite(2 * eps)) {
      throw new IllegalArgumentException(
          "eps must be at most "
              + Decimal.toString(Double.MAX_VALUE / 2)
              + ", half the largest double, was "
              + Decimal.toString(eps));
    }
  }

  /** Returns {@code x + shift}, once it is known to be finite and another number than x. */
  static double shifted(double x, double shift) {
    double shifted = x + shift;
    if (shifted == x || !Double.isFinite(shifted)) {
      throw refused("x", x, shift);
    }
    return shifted;
  }

  /** The same for an element of an array, which the message names. */
  static double shifted(double[] x, int index, double shift) {
    double shifted = x[index] + shift;
    if (shifted == x[index] || !Double.isFinite(shifted)) {
      throw refused("x[" + index + "]", x[index], shift);
    }
    return shifted;
  }

  /**
   * Returns a bound with this promise: where {@code |x|} is not above it, {@code x + eps} and
   * {@code x - eps} are finite and differ from x. Most points are found good by one comparison.
   *
   * <p>Neighbours of x are at most {@code |x| 2^-52} apart, or {@code 2^-1074}: so for {@code |x|
   * <= 2^51 eps}, eps is at least one such distance, and a sum of x and that is not rounded to x.
   * And {@code |x| + eps <= (MAX + eps) / 2} where {@code |x| <= (MAX - eps) / 2}.
   */
  static double safeBound(double eps) {
    return Math.min(0x1p51 * eps, (Double.MAX_VALUE - eps) / 2);
  }

  /** Returns every element shifted, each held to the rule for one number. */
  static Variable shifted(Variable x, double shift) {
    double[] shifted = x.toArray();
    for (int i = 0; i < shifted.length; i++) {
      double element = shifted[i];
      shifted[i] = element + shift;
      if (shifted[i] == element || !Double.isFinite(shifted[i])) {
        throw refused(x.rank() == 0 ? "x" : "x[" + i + "]", element, shift);
      }
    }
    return Variable.ofShape(shifted, x.shape());
  }

  /** Says which of the three rules was broken. */
  private static IllegalArgumentException refused(String name, double x, double shift) {
    String eps = Decimal.toString(Math.abs(shift));
    String sum = name + (shift > 0 ? " + eps" : " - eps");
    if (!Double.isFinite(x)) {
      return new IllegalArgumentException(name + " must be finite, was " + Decimal.toString(x));
    }
    if (x + shift != x) {
      return new IllegalArgumentException(
          sum
              + " must be finite, was not for "
              + name
              + " = "
              + Decimal.toString(x)
              + " and eps = "
              + eps);
    }
    return new IllegalArgumentException(
        "eps must be so large that "
            + sum
            + " differs from "
            + name
            + ", was "
            + eps
            + " at "
            + name
            + " = "
            + Decimal.toString(x)
            + ", where neighbouring doubles are up to "
            + Decimal.toString(Math.ulp(x))
            + " apart; about 1E-5 times |x| is a good start");
  }
}
