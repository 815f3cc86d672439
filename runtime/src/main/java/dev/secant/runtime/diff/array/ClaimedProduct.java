package dev.secant.runtime.diff.array;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Variable;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.diff.bar.Slope;
import org.jspecify.annotations.Nullable;

/** A vector-Jacobian product as the function itself tells it. */
final class ClaimedProduct {
  private ClaimedProduct() {}

  /**
   * Returns {@code v J} as f claims it, with bars that hold its rounding, at the cost of two calls;
   * null where it claims nothing that could be one: another shape, or nothing beside x.
   *
   * @throws RuntimeException what f throws at x
   */
  static Slope @Nullable [] of(DifferentiableFunction f, Variable x, Variable v) {
    Variable claimed = f.backward(x, v);
    Variable nudged = beside(f, Nudge.of(x), v);
    if (claimed == null || nudged == null) {
      return null;
    }
    if (!claimed.hasShapeOf(x) || !nudged.hasShapeOf(x)) {
      return null;
    }
    Slope[] slopes = new Slope[claimed.size()];
    for (int i = 0; i < slopes.length; i++) {
      double rounding = Nudge.rounding(claimed.get(i), nudged.get(i));
      slopes[i] = Slope.claimed(claimed.get(i)).plus(new Slope(0, rounding, DerivativeStatus.OK));
    }
    return slopes;
  }

  private static @Nullable Variable beside(DifferentiableFunction f, Variable x, Variable v) {
    try {
      return f.backward(x, v);
    } catch (RuntimeException undefined) {
      return null;
    }
  }
}
