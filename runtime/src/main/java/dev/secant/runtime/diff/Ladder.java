package dev.secant.runtime.diff;

import dev.secant.runtime.diff.scale.Scale;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The levels in use, coarsest first, with the extrapolations over them, each worked out once.
 *
 * <p>Lengths are measured in a unit of their own, the power of two of the coarsest level, in which
 * no power of a width overflows or vanishes.
 */
final class Ladder {
  private final List<Level> levels;
  private final Side side;
  private double steepest = Double.NaN; // not known yet
  private final @Nullable Extrapolation[] byOrder =
      new Extrapolation[AdaptiveDerivative.HIGHEST_ORDER + 1];

  /**
   * @param levels finite on that side, coarsest first, at least one; not modified afterwards
   */
  Ladder(List<Level> levels, Side side) {
    this.levels = levels;
    this.side = side;
  }

  List<Level> levels() {
    return levels;
  }

  Side side() {
    return side;
  }

  Level coarsest() {
    return levels.get(0);
  }

  Level finest() {
    return levels.get(levels.size() - 1);
  }

  /** The exponent of the unit of lengths, a power of two in the units of the samples. */
  int unitExponent() {
    return Scale.exponentOf(coarsest().width());
  }

  /** The steepest slope from x to a point of a level, in the units of the samples. */
  double steepest() {
    if (Double.isNaN(steepest)) {
      steepest = 0;
      for (Level level : levels) {
        steepest = Math.max(steepest, level.largestChange() / level.width());
      }
    }
    return steepest;
  }

  /**
   * Returns the best estimate of the derivative asked for.
   *
   * @param noise amplitude of the noise of f, at least; the rounding of a level if that is larger
   */
  Estimate best(Goal goal, double noise) {
    Extrapolation extrapolation =
        goal.isCautious() ? Extrapolation.of(this, goal.order(), true) : inUnits(goal.order());
    return extrapolation.best(noise).scaled(-goal.order() * unitExponent());
  }

  /** The extrapolation of a derivative, with lengths measured in {@link #unitExponent()}. */
  Extrapolation inUnits(int order) {
    Extrapolation known = byOrder[order];
    if (known == null) {
      known = Extrapolation.of(this, order, false);
      byOrder[order] = known;
    }
    return known;
  }
}
