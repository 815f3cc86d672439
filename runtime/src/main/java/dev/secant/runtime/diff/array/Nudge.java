package dev.secant.runtime.diff.array;

import dev.secant.api.Variable;
import java.util.Random;

/**
 * A look at how much a derivative owes to the rounding inside a function: what a relative change of
 * the elements by {@code 2^-26} does to it, in proportion, a rounding does too.
 *
 * <p>Values beside a point do not tell: in {@code 100 (y - x^2)^2} the rounded square is the same
 * for every y, and where y is close to it the slope in y is wrong in its first digits, though
 * perfectly smooth. With another x it is wrong by another amount.
 */
final class Nudge {
  /** Half the digits: far above rounding, and as far below the scale of f. */
  private static final double SIZE = 0x1p-26;

  /** Points around x to try. */
  static final int ATTEMPTS = 4;

  /** Roundings per nudge, times 4: they are several, and the signs below may cancel. */
  private static final double ROUNDINGS = 4 * 0x1p-53 / SIZE;

  private Nudge() {}

  /**
   * Returns elements that differ by {@code 2^-26} of each; the same every time.
   *
   * @param attempt below {@link #ATTEMPTS}; the first are of random sign, and its opposite, the
   *     others enlarge all elements or lessen them: f may be undefined on some side of x
   */
  static double[] of(double[] x, int attempt) {
    Random signs = new Random(0x5ca1eL); // any: it must only be the same on every run
    double[] nudged = x.clone();
    for (int i = 0; i < nudged.length; i++) {
      boolean random = signs.nextBoolean();
      boolean larger =
          switch (attempt) {
            case 0 -> random;
            case 1 -> !random;
            default -> attempt == 2;
          };
      nudged[i] *= larger ? 1 + SIZE : 1 - SIZE;
    }
    return nudged;
  }

  /** Returns {@link #of(double[], int)} in the shape of x. */
  static Variable of(Variable x, int attempt) {
    return Variable.ofShape(of(x.toArray(), attempt), x.shape());
  }

  /**
   * Returns what rounding may do to a derivative that a nudge changes from one number to the other;
   * NaN if that is not known.
   */
  static double rounding(double derivative, double nudged) {
    double change = Math.abs(nudged - derivative);
    return Double.isFinite(change) ? ROUNDINGS * change : Double.NaN;
  }
}
