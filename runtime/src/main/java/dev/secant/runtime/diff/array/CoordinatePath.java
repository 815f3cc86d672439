package dev.secant.runtime.diff.array;

import dev.secant.runtime.diff.scale.Scale;

/**
 * The line along one element: t is the value of that element in units of a power of two, so that
 * the search sees the number itself and scales its steps by it.
 */
final class CoordinatePath implements Path {
  private final double[] x;
  private final int index;
  private final int exponent;
  private final double base;

  /**
   * @param x the point; not modified
   * @param index of the element
   */
  CoordinatePath(double[] x, int index) {
    this(x, index, 0);
  }

  /**
   * @param exponent of the unit of t; the element is exact in it
   */
  CoordinatePath(double[] x, int index, int exponent) {
    this(x, index, exponent, Scale.times(x[index], -exponent));
  }

  private CoordinatePath(double[] x, int index, int exponent, double base) {
    this.x = x;
    this.index = index;
    this.exponent = exponent;
    this.base = base;
  }

  @Override
  public double base() {
    return base;
  }

  @Override
  public double[] pointAt(double t) {
    double[] point = x.clone();
    point[index] = Scale.times(t, exponent);
    return point;
  }

  @Override
  public boolean isAlone() {
    return x.length == 1;
  }

  /** The other elements only: of its own the search knows what rounding does. */
  @Override
  public Path nudged(int attempt) {
    return new CoordinatePath(Nudge.of(x, attempt), index, exponent, base);
  }
}
