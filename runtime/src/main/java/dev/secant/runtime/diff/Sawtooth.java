package dev.secant.runtime.diff;

import java.util.List;

/**
 * Whether a smooth piece around the point is but a tooth: steep and straight to its very ends,
 * where it breaks off on both sides, while further out f stays where it is.
 *
 * <p>Inner roundings make such pieces. Between two roundings of the cosine {@code (1 - cos x)/x^2}
 * is {@code c/x^2}, exactly, a million times steeper than what it computes. What sets a tooth apart
 * from an oscillation is how it ends: the misses of a Taylor series grow by a small power of h from
 * one octave to the next, those of a tooth from next to nothing to all; and from a piece beside a
 * kink or a jump, that f goes on as before on neither side.
 */
final class Sawtooth {
  private static final int FAR = 3; // octaves above the end of the piece
  private static final double STAYS =
      0.25; // share of what the slope foretells, at the widest level
  private static final double AMPLITUDE = 0.25; // of f(x): more is no rounding of its parts
  private static final double STRAIGHT = 1.0 / 64; // relative miss
  private static final double ABRUPT = 32; // growth of the miss within one octave
  private static final double ROUNDINGS = 4;

  private final Samples samples;
  private final double slope;

  /**
   * @param window index of the coarsest of three levels known to be smooth, two octaves apart
   */
  Sawtooth(Samples samples, int window) {
    this.samples = samples;
    this.slope = samples.level(window + 2).slope();
  }

  /** Whether the piece that reaches from {@code window} downwards is a tooth. */
  static boolean isSeen(Samples samples, int window) {
    return new Sawtooth(samples, window).endsAbruptly(window);
  }

  private boolean endsAbruptly(int window) {
    int straight = window + 2; // the window's coarsest level may lie beyond the end already
    int rough = Integer.MAX_VALUE;
    List<Level> levels = samples.levels();
    for (int i = levels.size() - 1; i >= 0 && rough > straight; i--) {
      Level level = levels.get(i);
      if (level.index() < straight) {
        boolean holds = miss(level) <= STRAIGHT;
        straight = holds ? level.index() : straight;
        rough = holds ? rough : level.index();
      }
    }
    return rough < straight && staysFurtherOut(rough) && breaksBetween(straight, rough);
  }

  /** Bisects for the octave in which the piece ends. */
  private boolean breaksBetween(int within, int beyond) {
    int straight = within;
    int rough = beyond;
    while (straight - rough > 1) {
      int middle = (straight + rough) >> 1;
      if (!samples.request(middle)) {
        return true; // not known for want of budget: what may be a tooth is not to be believed
      }
      if (miss(samples.level(middle)) <= STRAIGHT) {
        straight = middle;
      } else {
        rough = middle;
      }
    }
    double inside = miss(samples.level(straight));
    return inside <= STRAIGHT && miss(samples.level(rough)) >= ABRUPT * inside;
  }

  /**
   * Whether f strays further out by less than the slope foretells, at the widest level by much. The
   * levels next to the end may still lie on the same tooth on the other side.
   */
  private boolean staysFurtherOut(int rough) {
    List<Level> levels = samples.levels();
    levels.removeIf(level -> level.index() > rough - FAR);
    double most = AMPLITUDE * Math.abs(samples.center());
    return !levels.isEmpty()
        && strays(levels.get(0)) <= STAYS
        && levels.stream()
            .allMatch(
                level -> level.isFinite() && strays(level) <= 1 && level.largestChange() <= most);
  }

  /** The change of f as a share of what the slope foretells, at the widest level. */
  private double strays(Level level) {
    return level.largestChange() / (Math.abs(slope) * level.width());
  }

  /** The larger miss of the line on both sides, relative to what it foretells, less rounding. */
  private double miss(Level level) {
    double expected = slope * level.width();
    double right = Math.abs(level.plus() - expected);
    double left = Math.abs(level.minus() + expected);
    return Math.max(0, Math.max(right, left) - ROUNDINGS * level.rounding()) / Math.abs(expected);
  }
}
