package dev.secant.functions.basic;

/**
 * The sum of doubles as if added in twice the precision and rounded once: the error of each
 * addition is itself computed exactly and added up apart (D. E. Knuth, <i>The Art of Computer
 * Programming</i>, vol. 2, 4.2.2, theorem B; T. Ogita, S. M. Rump, S. Oishi, <i>Accurate sum and
 * dot product</i>, 2005).
 *
 * <p><b>Error:</b> at most {@code u |sum| + n^2 u^2 sum |x_i|} with {@code u = 2^-53}. <b>Infinity,
 * NaN:</b> as plain addition gives them. Mutable, for one thread.
 */
final class CompensatedSum {
  /** No sum of fewer than 2^31 doubles times this overflows. */
  private static final double SCALE = 0x1p-32;

  private double sum;
  private double errors;

  void add(double x) {
    double total = sum + x;
    double partOfX = total - sum;
    errors += (sum - (total - partOfX)) + (x - partOfX);
    sum = total;
  }

  double value() {
    // The errors mean nothing once the sum has met an infinity.
    return Double.isFinite(sum) ? sum + errors : sum;
  }

  /**
   * Returns the sum divided by {@code divisor}; a sum that overflows on the way, but not in the
   * end, is found all the same.
   *
   * @param data at least one element; not modified
   */
  static double quotient(double[] data, double divisor) {
    double quotient = scaled(data, 1, divisor);
    // Infinite elements stay infinite; finite ones lose nothing that matters at this size.
    return Double.isFinite(quotient) ? quotient : scaled(data, SCALE, divisor) / SCALE;
  }

  private static double scaled(double[] data, double scale, double divisor) {
    CompensatedSum sum = new CompensatedSum();
    for (double x : data) {
      sum.add(x * scale);
    }
    return sum.value() / divisor;
  }
}
