package org.acme.special;

/** What the reflection formulas need: sine and cotangent of pi x, exact about the integers. */
final class Reflection {
  private Reflection() {}

  /** Returns {@code sin(pi x)}; exactly zero at the integers, NaN for NaN and the infinities. */
  static double sine(double x) {
    double integer = Math.rint(x);
    double sine = Math.sin(Math.PI * (x - integer));
    return isOdd(integer) ? -sine : sine;
  }

  /** Returns {@code cot(pi x)}; an infinity at the integers, NaN for NaN and the infinities. */
  static double cotangent(double x) {
    return 1 / Math.tan(Math.PI * (x - Math.rint(x)));
  }

  private static boolean isOdd(double integer) {
    return Math.abs(integer % 2) == 1;
  }
}
