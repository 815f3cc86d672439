package dev.secant.runtime.diff.array;

/**
 * The line along one element: t is the value of that element, so that the search sees the number
 * itself and scales its steps by it.
 */
final class CoordinatePath implements Path {
  private final double[] x;
  private final int index;

  /**
   * @param x the point; not modified
   * @param index of the element
   */
  CoordinatePath(double[] x, int index) {
    this.x = x;
    this.index = index;
  }

  @Override
  public double base() {
    return x[index];
  }

  @Override
  public double[] pointAt(double t) {
    double[] point = x.clone();
    point[index] = t;
    return point;
  }
}
