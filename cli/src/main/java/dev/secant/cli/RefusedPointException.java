package dev.secant.cli;

import dev.secant.api.Decimal;
import dev.secant.api.Variable;

/** A point at which a computation has no result, by a rule of its own. The message is the rule. */
final class RefusedPointException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedPointException(String reason) {
    super(reason);
  }

  RefusedPointException(RuntimeException rule) {
    super(rule.getMessage(), rule);
  }

  /** Refuses an infinite element, which has no neighbours; NaN is a missing number, no failure. */
  static void requireNotInfinite(Variable x) throws RefusedPointException {
    for (int i = 0; i < x.size(); i++) {
      if (Double.isInfinite(x.get(i))) {
        String name = x.rank() == 0 ? "x" : "x[" + i + "]";
        throw new RefusedPointException(
            name + " must be finite, was " + Decimal.toString(x.get(i)));
      }
    }
  }
}
