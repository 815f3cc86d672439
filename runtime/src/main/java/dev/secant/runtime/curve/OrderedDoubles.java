package dev.secant.runtime.curve;

/** Halves what lies between two doubles: their distance, or how many doubles there are. */
final class OrderedDoubles {
  private OrderedDoubles() {}

  /**
   * Returns a double between two finite ones, or one of them if there is none between. Where they
   * are of like size, it is their mean; else as many doubles are on one side of it as on the other,
   * so that no more than some 70 halvings lead from any two doubles to neighbours.
   */
  static double middle(double a, double b) {
    boolean isAlike = a * b > 0 && Math.abs(Math.getExponent(a) - Math.getExponent(b)) <= 1;
    if (isAlike) {
      return a / 2 + b / 2;
    }
    long low = Math.min(order(a), order(b));
    long high = Math.max(order(a), order(b));
    // Orders of opposite signs may be farther apart than a long reaches.
    return ofOrder((low & high) + ((low ^ high) >> 1));
  }

  /** Grows with the double by one from neighbour to neighbour; 0 for both zeros. */
  private static long order(double x) {
    long bits = Double.doubleToLongBits(x);
    return bits >= 0 ? bits : Long.MIN_VALUE - bits;
  }

  private static double ofOrder(long order) {
    return Double.longBitsToDouble(order >= 0 ? order : Long.MIN_VALUE - order);
  }
}
