package dev.secant.runtime.diff.array;

/**
 * The line along one element: t is the value of that element, so that the search sees the number
 * itself and scales its steps by it.
 */
final class CoordinatePath implements Path {
  private final double[] x;
  private final int index;
  private final double base;

  /**
   * @param x the point; not modified
   * @param index of the element
   */
  CoordinatePath(double[] x, int index) {
    this(x, index, x[index]);
  }

  private CoordinatePath(double[] x, int index, double base) {
    this.x = x;
    this.index = index;
    this.base = base;
  }

  @Override
  public double base() {
    return base;
  }

  @Override
  public double[] pointAt(double t) {
    double[] point = x.clone();
    point[index] = t;
    return point;
  }

  @Override
  public boolean isAlone() {
    return x.length == 1;
  }

  /** The other elements only: of its own the search knows what rounding does. */
  @Override
  public Path nudged() {
    return new CoordinatePath(Nudge.of(x), index, base);
  }
}
