package dev.secant.runtime.diff.array;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Variable;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.diff.bar.Slope;
import org.jspecify.annotations.Nullable;

/** A vector-Jacobian product as the function itself tells it. */
final class ClaimedProduct {
  private final DifferentiableFunction f;
  private final Variable v;
  private final Entries calls;

  private ClaimedProduct(DifferentiableFunction f, Variable v, Entries calls) {
    this.f = f;
    this.v = v;
    this.calls = calls;
  }

  /**
   * Returns {@code v J} as f claims it, with bars that hold its rounding, at the cost of two calls
   * or a few more; null where it claims nothing that could be one: it throws, gives another shape,
   * or nothing beside x.
   *
   * @param calls where the calls are counted
   */
  static Slope @Nullable [] of(DifferentiableFunction f, Variable x, Variable v, Entries calls) {
    return withBars(new ClaimedProduct(f, v, calls), x, false);
  }

  /**
   * Returns the same for a claim that is to be believed.
   *
   * @throws IllegalStateException if the claim fails at x
   */
  static Slope @Nullable [] believed(
      DifferentiableFunction f, Variable x, Variable v, Entries calls) {
    return withBars(new ClaimedProduct(f, v, calls), x, true);
  }

  private static Slope @Nullable [] withBars(ClaimedProduct product, Variable x, boolean believed) {
    Variable claimed = believed ? product.orFailure(x) : product.orNull(x);
    if (claimed == null) {
      return null;
    }
    for (int attempt = 0; attempt < Nudge.ATTEMPTS; attempt++) {
      Variable nudged = product.orNull(Nudge.of(x, attempt));
      if (nudged != null && tellsAll(claimed, nudged)) {
        return withBars(claimed, nudged);
      }
    }
    return null;
  }

  private @Nullable Variable orFailure(Variable x) {
    try {
      return claim(x);
    } catch (RuntimeException failure) {
      throw new IllegalStateException(
          "backward of "
              + f.name()
              + " must give a gradient where derivatives are taken as known, failed: "
              + failure
              + "; with DerivativeSource.VERIFIED it is differentiated numerically",
          failure);
    }
  }

  private @Nullable Variable orNull(Variable x) {
    try {
      return claim(x);
    } catch (RuntimeException undefined) {
      return null;
    }
  }

  /** A claim in the shape of x. */
  private @Nullable Variable claim(Variable x) {
    calls.count(1);
    Variable claimed = f.backward(x, v);
    return claimed != null && claimed.hasShapeOf(x) ? claimed : null;
  }

  private static boolean tellsAll(Variable claimed, Variable nudged) {
    for (int i = 0; i < claimed.size(); i++) {
      if (Double.isFinite(claimed.get(i)) && !Double.isFinite(nudged.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static Slope[] withBars(Variable claimed, Variable nudged) {
    Slope[] slopes = new Slope[claimed.size()];
    for (int i = 0; i < slopes.length; i++) {
      Slope slope = Slope.claimed(claimed.get(i));
      double rounding = Nudge.rounding(claimed.get(i), nudged.get(i));
      slopes[i] =
          slope.isTwoSided() ? slope.plus(new Slope(0, rounding, DerivativeStatus.OK)) : slope;
    }
    return slopes;
  }
}
