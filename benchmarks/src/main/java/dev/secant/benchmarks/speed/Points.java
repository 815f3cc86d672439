package dev.secant.benchmarks.speed;

/** The points that Secant and its peers are measured at. */
public final class Points {
  /** The whole number next to {@code 2^32} divided by the golden ratio. */
  private static final long STEP = 2_654_435_769L;

  private Points() {}

  /**
   * Returns {@code x[i] = (i STEP mod 2^32) / 2^32}: spread evenly over [0, 1), and exact in every
   * language, so that all tools are given the same bits.
   */
  public static double[] uniform(int n) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = (i * STEP & 0xffff_ffffL) * 0x1p-32;
    }
    return x;
  }
}
