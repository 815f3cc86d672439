package dev.secant.runtime.diff;

/**
 * What f does at {@code x - h} and {@code x + h}, in the units of {@link Samples}: the two sides
 * relative to {@code f(x)}, hence the odd and the even part of f about x.
 *
 * @param index k of {@code h = s 2^-k}
 * @param width h as it was really taken, in units of s
 * @param plus {@code f(x + h) - f(x)}
 * @param minus {@code f(x - h) - f(x)}
 * @param odd {@code (f(x + h) - f(x - h)) / 2}
 * @param rounding the spacing of doubles at the largest of the three values, or the noise floor
 * @param inner the change that one rounding of x makes: what a rounding inside f may do
 */
record Level(
    int index, double width, double plus, double minus, double odd, double rounding, double inner) {
  Level withWidth(double newWidth) {
    return new Level(index, newWidth, plus, minus, odd, rounding, inner);
  }

  boolean hasPlus() {
    return Double.isFinite(plus);
  }

  boolean hasMinus() {
    return Double.isFinite(minus);
  }

  boolean isFinite() {
    return hasPlus() && hasMinus() && Double.isFinite(plus + minus);
  }

  /** f(x + h) - 2 f(x) + f(x - h). */
  double even() {
    return plus + minus;
  }

  /** The central difference quotient, f'(x) + O(h^2). */
  double slope() {
    return odd / width;
  }

  /** The second difference quotient, f''(x) + O(h^2). */
  double curvature() {
    return even() / width / width;
  }

  double slopeRounding() {
    return rounding / width;
  }

  double curvatureRounding() {
    return 2 * rounding / width / width;
  }

  /** The smaller change of both sides that is a change at all. */
  double smallestChange() {
    double right = Math.abs(plus);
    double left = Math.abs(minus);
    return right == 0 || left == 0 ? Math.max(right, left) : Math.min(right, left);
  }

  double largestChange() {
    return Math.max(Math.abs(plus), Math.abs(minus));
  }

  /**
   * Whether f changes by no more than a few roundings, so that finer levels have nothing to say.
   */
  boolean isWithinRounding() {
    return largestChange() <= 16 * rounding;
  }

  /** Whether f takes one and the same value at all three points. */
  boolean isConstant() {
    return plus == 0 && minus == 0;
  }
}
