package dev.secant.runtime.diff;

/**
 * What is known about a derivative, and therefore what its number is good for.
 *
 * <p>{@link #hasValue()} tells the statuses whose number lies within its error bar of the truth
 * from those that have no number to trust.
 */
public enum DerivativeStatus {
  /** Two-sided derivative, the bar at rounding level or at the tolerance asked for. */
  OK(true),
  /** The function is defined on one side only; the number is the one-sided derivative. */
  ONE_SIDED(true),
  /** The function is noisier than rounding; the bar is as wide as the noise demands. */
  NOISY(true),
  /** Few derivatives exist, so that differences converge slowly; the bar says how far they got. */
  LOW_SMOOTHNESS(true),
  /**
   * The bar is wider than a thousandth of the value, or of {@code |f(x)| / |x|^n} where the value
   * is 0: look at the bar.
   */
  LOW_ACCURACY(true),
  /**
   * Left and right slopes differ: the number is half their sum, the bar half their distance, and
   * both slopes are given. A higher derivative has no number there: NaN, and an infinite bar.
   */
  KINK(true),
  /** The function jumps at the point; the number is NaN. */
  JUMP(false),
  /**
   * The slope grows without bound, on both sides or on the only one; the number is an infinity with
   * its sign, or NaN where the sides disagree.
   */
  VERTICAL_TANGENT(false),
  /** The evidence contradicts itself; the number is the best guess and the bar infinite. */
  UNRELIABLE(false),
  /** The function gave two answers for the same argument; the number is NaN. */
  NOT_REPEATABLE(false),
  /** The function is not finite at the point, or nowhere around it; the number is NaN. */
  OUT_OF_DOMAIN(false);

  private final boolean hasValue;

  DerivativeStatus(boolean hasValue) {
    this.hasValue = hasValue;
  }

  /**
   * Returns whether the number is finite and lies within its finite error bar of the truth; but for
   * a higher derivative at a kink, so that {@link Derivative#hasValue()} is what to ask a result.
   */
  public boolean hasValue() {
    return hasValue;
  }
}
