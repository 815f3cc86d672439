package dev.secant.benchmarks;

/** A derivative to compute: a function, a point, and what to differentiate by. Immutable. */
final class Sketch {
  private final Expression f;
  private final double[] point;
  private final int[] by;
  private final int order;
  private final double drift;

  private Sketch(Expression f, double[] point, int[] by, int order, double drift) {
    this.f = f;
    this.point = point;
    this.by = by;
    this.order = order;
    this.drift = drift;
  }

  /** Returns the first derivative of a function of x. */
  static Sketch of(Expression f, double x) {
    return new Sketch(f, new double[] {x}, new int[] {0}, 1, 0);
  }

  /**
   * Returns an entry of a gradient or a Hessian.
   *
   * @param point the arguments; not modified and not to be modified
   * @param order 1 for the gradient, 2 for the Hessian
   * @param by index of the argument; two different ones for an entry off the diagonal
   */
  static Sketch entry(Expression f, double[] point, int order, int... by) {
    return new Sketch(f, point, by, order, 0);
  }

  Sketch withOrder(int newOrder) {
    return new Sketch(f, point, by, newOrder, drift);
  }

  /** Returns this with answers that differ from call to call by a relative amount. */
  Sketch withDrift(double newDrift) {
    return new Sketch(f, point, by, order, newDrift);
  }

  Sketch withFunction(Expression newF) {
    return new Sketch(newF, point, by, order, drift);
  }

  Expression f() {
    return f;
  }

  /** Returns the arguments; not to be modified. */
  double[] point() {
    return point;
  }

  /** Returns the indices of the arguments to differentiate by; not to be modified. */
  int[] by() {
    return by;
  }

  /** Returns the order of the derivative by one argument; 2 for an entry of a Hessian. */
  int order() {
    return order;
  }

  /** Returns the relative amount by which each call answers differently; 0 for a function. */
  double drift() {
    return drift;
  }

  boolean isScalar() {
    return point.length == 1;
  }

  double x() {
    return point[0];
  }

  /** Returns the value in doubles; NaN where the function throws. */
  double value() {
    return valueAt(point);
  }

  /** Returns the value in doubles where one argument is moved; NaN where the function throws. */
  double valueBeside(int index, double offset) {
    double[] moved = point.clone();
    moved[index] += offset;
    return valueAt(moved);
  }

  private double valueAt(double[] where) {
    try {
      return f.value(where);
    } catch (ArithmeticException e) {
      return Double.NaN;
    }
  }
}
