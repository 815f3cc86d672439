package dev.secant.cli;

import dev.secant.api.Decimal;
import dev.secant.api.Variable;

/** A point at which a computation has no result, by a rule of its own. The message is the rule. */
final class RefusedPointException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedPointException(RuntimeException rule) {
    super(rule.getMessage(), rule);
  }

  /** Refuses an infinite element, which has no neighbours; NaN is a missing number, no failure. */
  static void requireNotInfinite(Variable x) throws RefusedPointException {
    for (int i = 0; i < x.size(); i++) {
      requireNotInfinite(x.rank() == 0 ? "x" : "x[" + i + "]", x.get(i));
    }
  }

  /** Refuses an infinite number, as {@link #requireNotInfinite(Variable)} does an element. */
  static void requireNotInfinite(String name, double x) throws RefusedPointException {
    if (Double.isInfinite(x)) {
      throw new RefusedPointException(
          new IllegalArgumentException(name + " must be finite, was " + Decimal.toString(x)));
    }
  }
}
