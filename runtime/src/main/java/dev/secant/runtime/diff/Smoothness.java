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

  private static final double INNER = 4; // roundings of x, as a few stages near the input make

  /** Exponents a Taylor series exceeds: slopes differ by h^2, curvatures too, one-sided by h. */
  private static final RatioPower SLOPE_POWER = new RatioPower(1.4);

  private static final RatioPower CURVATURE_POWER = new RatioPower(0.5);
  private static final RatioPower ONE_SIDED_POWER = new RatioPower(0.9);
  private static final RatioPower EVEN_POWER = new RatioPower(1.4);

  /** Half way from that of {@code |h|^3.5} to that of {@code h^4}. */
  private static final RatioPower ODD_POWER = new RatioPower(1.7);

  private static final double HIGHEST_POWER = 8; // by which a change may fade and vanish
  private static final double VISIBLE = 4; // roundings
  private static final double NEARLY = 0.25;

  /** A change that fades slower was there. */
  private static final RatioPower PLATEAU_POWER = new RatioPower(1.5);

  private static final RatioPower BEND_POWER = new RatioPower(1.6); // 2, with some play

  private Smoothness() {}

  /** Three levels, coarsest first, noise taken as given or a few roundings if that is more. */
  static boolean isSmooth(Level a, Level b, Level c, double noise) {
    return a.isFinite()
        && b.isFinite()
        && c.isFinite()
        && !stopsAbruptly(a, b, c, noise, Side.BOTH)
        && slopesContract(a, b, c, noise, Side.BOTH, SLOPE_POWER)
        && curvaturesContract(a, b, c, noise);
  }

  static boolean isSmooth(Level a, Level b, Level c, double noise, Side side) {
    return side == Side.BOTH
        ? isSmooth(a, b, c, noise)
        : side.isFinite(a)
            && side.isFinite(b)
            && side.isFinite(c)
            && !stopsAbruptly(a, b, c, noise, side)
            && slopesContract(a, b, c, noise, side, ONE_SIDED_POWER);
  }

  /**
   * Whether f changes visibly at one level and not at all at the next, faster than any power of a
   * Taylor series fades: x is on a step of a staircase, or on a flat piece beside a kink.
   */
  private static boolean stopsAbruptly(Level a, Level b, Level c, double noise, Side side) {
    return stopsAbruptly(a, b, noise, side) || stopsAbruptly(b, c, noise, side);
  }

  static boolean stopsAbruptly(Level coarse, Level fine) {
    return stopsAbruptly(coarse, fine, 0, Side.BOTH);
  }

  private static boolean stopsAbruptly(Level coarse, Level fine, double noise, Side side) {
    if (side.largestChange(fine) != 0) {
      return false;
    }
    double share = Math.pow(fine.width() / coarse.width(), HIGHEST_POWER);
    double quiet = VISIBLE * Math.max(noise, fine.rounding());
    return side.largestChange(coarse) * share > quiet;
  }

  /** The noise that three levels need to pass for smooth, at most what is tolerated. */
  static double noiseTolerated(Level a, Level b, Level c, Side side) {
    return Math.min(noiseNeeded(a, b, c, side), noise(c, 0));
  }

  private static double noiseNeeded(Level a, Level b, Level c, Side side) {
    RatioPower power = side == Side.BOTH ? SLOPE_POWER : ONE_SIDED_POWER;
    double ratio = a.width() / b.width();
    double slopes = Math.abs(side.slope(b) - side.slope(c));
    double slopeNoise =
        slopes * power.of(ratio) <= Math.abs(side.slope(a) - side.slope(b))
            ? 0
            : slopes / (1 / b.width() + 1 / c.width());
    if (side != Side.BOTH) {
      return slopeNoise;
    }
    double curvatures = Math.abs(b.curvature() - c.curvature());
    double curvatureNoise =
        curvatures * CURVATURE_POWER.of(ratio) <= Math.abs(a.curvature() - b.curvature())
            ? 0
            : curvatures / (2 / b.width() / b.width() + 2 / c.width() / c.width());
    return Math.max(slopeNoise, curvatureNoise);
  }

  private static boolean slopesContract(
      Level a, Level b, Level c, double noise, Side side, RatioPower power) {
    double first = Math.abs(side.slope(a) - side.slope(b));
    double second = Math.abs(side.slope(b) - side.slope(c));
    return second <= noise(b, noise) / b.width() + noise(c, noise) / c.width()
        || second * power.of(a.width() / b.width()) <= first;
  }

  private static boolean curvaturesContract(Level a, Level b, Level c, double noise) {
    double first = Math.abs(a.curvature() - b.curvature());
    double second = Math.abs(b.curvature() - c.curvature());
    double noiseB = 2 * noise(b, noise) / b.width() / b.width();
    double noiseC = 2 * noise(c, noise) / c.width() / c.width();
    return second <= noiseB + noiseC || second * CURVATURE_POWER.of(a.width() / b.width()) <= first;
  }

  private static double noise(Level level, double noise) {
    return Math.max(noise, Math.max(ROUNDINGS * level.rounding(), INNER * level.inner()));
  }

  /**
   * Whether the second difference quotients converge with h, not h^2: a third derivative that
   * jumps, or a power like |h|^3.5. Slopes then hold terms that extrapolation in h^2 leaves over.
   */
  static boolean hasOddTerm(Level a, Level b, Level c) {
    double first = Math.abs(a.curvature() - b.curvature());
    double second = Math.abs(b.curvature() - c.curvature());
    double noiseC = 2 * noise(c, 0) / c.width() / c.width();
    return second > noiseC && first < second * ODD_POWER.of(a.width() / b.width());
  }

  /** Whether two levels may be of one smooth piece: a quick test before a third is asked for. */
  static boolean mayBeSmooth(Level coarse, Level fine) {
    double even = Math.abs(fine.even());
    double gap = Math.abs(coarse.slope() - fine.slope());
    double noise = noise(fine, 0);
    return (even <= noise || evenPartFades(coarse, fine))
        && (gap <= Math.max(Math.abs(coarse.slope()), Math.abs(fine.slope()))
            || gap <= noise / fine.width());
  }

  /** Whether f changes by much the same amount to both sides. */
  static boolean isNearlyStraight(Level level) {
    return level.isFinite() && Math.abs(level.even()) <= NEARLY * Math.abs(level.odd());
  }

  /** Whether the even part shrinks as that of a smooth function, with the square of h or so. */
  static boolean evenPartFades(Level coarse, Level fine) {
    double ratio = coarse.width() / fine.width();
    return coarse.isFinite()
        && Math.abs(fine.even()) * EVEN_POWER.of(ratio) <= Math.abs(coarse.even());
  }

  static boolean hasVisibleEvenPart(Level level) {
    return level.isFinite() && Math.abs(level.even()) > noise(level, 0);
  }

  /**
   * Whether two levels far apart look as if the region between them were smooth.
   *
   * @param visible the finest level before {@code fine} whose even part rises above the noise and
   *     did not fade as it should
   */
  static boolean isSettled(Level coarse, Level fine, Level visible) {
    if (!coarse.isFinite() || !fine.isFinite()) {
      return false;
    }
    double ratio = coarse.width() / fine.width();
    double noise = noise(fine, 0);
    if (fine.isConstant()) {
      return coarse.isConstant() || coarse.largestChange() > noise * PLATEAU_POWER.of(ratio);
    }
    double even = Math.abs(fine.even());
    // an even part that vanishes in noise proves nothing where that of a kink would vanish too
    double asKink = Math.abs(visible.even()) * (fine.width() / visible.width());
    boolean evenSettles =
        even > noise ? evenPartFades(coarse, fine) : asKink > noise || !hasVisibleEvenPart(visible);
    double gap = Math.abs(coarse.slope() - fine.slope());
    double slope = Math.abs(fine.slope());
    boolean slopeSettles =
        gap <= slope / 4 || slope * SLOPE_POWER.of(ratio) <= Math.abs(coarse.slope());
    return evenSettles && slopeSettles && !fine.isWithinRounding();
  }

  /**
   * Whether three levels that look smooth show nothing but a straight line. A piece between two
   * inner roundings of f is straight, and its slope means nothing; a true structure bends.
   */
  static boolean isStraight(Level a, Level b, Level c) {
    double ratio = a.width() / b.width();
    double fading = Math.abs(a.even()) / BEND_POWER.of(ratio);
    boolean isCurved = Math.abs(b.even()) > noise(b, 0) && Math.abs(b.even()) <= fading;
    // beyond the noise the slopes of smooth levels contract
    boolean isSteeper = Math.abs(b.slope() - c.slope()) > noise(c, 0) / c.width();
    return !isCurved && !isSteeper;
  }
}
