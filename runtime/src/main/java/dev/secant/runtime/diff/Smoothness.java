package dev.secant.runtime.diff;

/**
 * Whether levels look like those of a smooth function: difference quotients that settle with the
 * powers of h a Taylor series has, or that agree within the noise.
 *
 * <p>Both parts are asked. The odd part alone is blind to kinks and jumps at the point, which are
 * even about it; the even part alone is blind to vertical tangents.
 */
final class Smoothness {
  /** Roundings by which quotients may differ and still agree: inner roundings of a few stages. */
  private static final double ROUNDINGS = 16;

  /** Exponents a Taylor series exceeds: slopes differ by h^2, curvatures too, one-sided by h. */
  private static final double SLOPE_EXPONENT = 1.4;

  private static final double CURVATURE_EXPONENT = 0.5;
  private static final double ONE_SIDED_EXPONENT = 0.7;
  private static final double EVEN_EXPONENT = 1.4;

  private Smoothness() {}

  /** Three levels, coarsest first, noise taken as given or a few roundings if that is more. */
  static boolean isSmooth(Level a, Level b, Level c, double noise) {
    return a.isFinite()
        && b.isFinite()
        && c.isFinite()
        && slopesContract(a, b, c, noise, Side.BOTH, SLOPE_EXPONENT)
        && curvaturesContract(a, b, c, noise);
  }

  static boolean isSmooth(Level a, Level b, Level c, Side side) {
    return side == Side.BOTH
        ? isSmooth(a, b, c, 0)
        : side.isFinite(a)
            && side.isFinite(b)
            && side.isFinite(c)
            && slopesContract(a, b, c, 0, side, ONE_SIDED_EXPONENT);
  }

  private static boolean slopesContract(
      Level a, Level b, Level c, double noise, Side side, double exponent) {
    double first = Math.abs(side.slope(a) - side.slope(b));
    double second = Math.abs(side.slope(b) - side.slope(c));
    return second <= noise(b, noise) / b.width() + noise(c, noise) / c.width()
        || second * Math.pow(a.width() / b.width(), exponent) <= first;
  }

  private static boolean curvaturesContract(Level a, Level b, Level c, double noise) {
    double first = Math.abs(a.curvature() - b.curvature());
    double second = Math.abs(b.curvature() - c.curvature());
    double noiseB = 2 * noise(b, noise) / b.width() / b.width();
    double noiseC = 2 * noise(c, noise) / c.width() / c.width();
    return second <= noiseB + noiseC
        || second * Math.pow(a.width() / b.width(), CURVATURE_EXPONENT) <= first;
  }

  private static double noise(Level level, double noise) {
    return Math.max(noise, ROUNDINGS * level.rounding());
  }

  /** Whether two levels far apart look as if the region between them were smooth. */
  static boolean isSettled(Level coarse, Level fine) {
    if (!coarse.isFinite() || !fine.isFinite()) {
      return false;
    }
    double ratio = coarse.width() / fine.width();
    double noise = noise(fine, 0);
    double even = Math.abs(fine.even());
    boolean evenSettles =
        even <= noise || even * Math.pow(ratio, EVEN_EXPONENT) <= Math.abs(coarse.even());
    double gap = Math.abs(coarse.slope() - fine.slope());
    double slope = Math.abs(fine.slope());
    boolean slopeSettles =
        gap <= Math.max(slope / 4, noise / fine.width())
            || slope * Math.pow(ratio, SLOPE_EXPONENT) <= Math.abs(coarse.slope());
    return evenSettles && slopeSettles;
  }

  /** Whether two levels show a straight line, without any curvature above rounding. */
  static boolean isStraight(Level coarse, Level fine) {
    return Math.abs(coarse.even()) <= noise(coarse, 0)
        && Math.abs(fine.even()) <= noise(fine, 0)
        && Math.abs(coarse.slope() - fine.slope())
            <= (noise(coarse, 0) / coarse.width() + noise(fine, 0) / fine.width());
  }
}
