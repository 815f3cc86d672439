package dev.secant.runtime.diff;

/**
 * The line along one element: t is the value of that element, so that the search sees the number
 * itself and scales its steps by it.
 */
record CoordinatePath(double[] x, int index) implements Path {
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
