package dev.secant.runtime.diff;

import org.jspecify.annotations.Nullable;

/**
 * Makes the most of a place where f is smooth: fills the ladder between the first levels, then adds
 * the level that counters the larger part of the error, a finer one against truncation, a coarser
 * one against rounding, until that no longer pays.
 */
final class Refinement {
  private static final double WORTHWHILE = 0.6; // an error must shrink by this to go on
  private static final double AT_ZERO = 1e-14;
  private static final double WORTH_A_CLIMB = 2e-13; // relative; a climb costs three levels
  private static final double DISAGREEMENT = 3; // bars are not yet widened here
  private static final int PATIENCE = 1; // levels in a row that were not worth it
  private static final int HIGHEST_CLIMB = 40;

  private final Samples samples;
  private final Goal goal;
  private final double noise;
  private final int limit; // coarser levels are known to be rough
  private int coarsest;
  private int finest;
  private @Nullable Ladder ladder; // of the levels in use
  private int known; // levels when the ladder was made

  Refinement(Samples samples, Goal goal, double noise, int coarsest, int limit) {
    this.samples = samples;
    this.goal = goal;
    this.noise = noise;
    this.coarsest = coarsest;
    this.finest = coarsest + 4;
    this.limit = limit;
  }

  int coarsest() {
    return coarsest;
  }

  /** The levels in use. */
  Ladder ladder() {
    Ladder current = ladder;
    if (current == null || known != samples.known().levels().size() || isOutdated(current)) {
      current = new Ladder(samples.known().between(coarsest, finest, goal.side()), goal.side());
      ladder = current;
      known = samples.known().levels().size();
    }
    return current;
  }

  private boolean isOutdated(Ladder current) {
    return current.coarsest().index() != coarsest || current.finest().index() != finest;
  }

  Estimate best() {
    return ladder().best(goal, noise);
  }

  Estimate run() {
    climb();
    Estimate best = best();
    if (isReached(best)) {
      return best;
    }
    int stalls = 0;
    while (!isReached(best) && stalls < PATIENCE) {
      int coarsestBefore = coarsest;
      boolean truncated = best.truncation() > best.rounding();
      if (!(truncated && fillGap()) && !extend(truncated)) {
        break;
      }
      Estimate next = best();
      if (contradicts(next, best)) {
        coarsest = coarsestBefore;
        break;
      }
      stalls = next.error() > WORTHWHILE * best.error() ? stalls + 1 : 0;
      if (next.error() < best.error()) {
        best = next;
      }
    }
    return best;
  }

  /** Where all is flat to rounding, the scale of f is far coarser than that of x: go there. */
  private void climb() {
    Estimate best = best();
    while (isFlat(best) && !isReached(best) && best.relativeError() > WORTH_A_CLIMB) {
      double wanted = Math.max(goal.tolerance() / 2, 8e-15);
      double gain = Math.log(best.relativeError() / wanted) / Math.log(2) / goal.order();
      double safe = octavesOfAgreement(best);
      int jump = (int) Math.min(Math.min(HIGHEST_CLIMB, safe), Math.ceil(gain));
      while (jump >= 2 && !land(coarsest - jump, best)) {
        jump /= 2;
      }
      if (jump < 2) {
        return;
      }
      best = best();
    }
  }

  /** Slopes that agree to a relative r do so, as a rule, up to 1 / sqrt(r) times the step. */
  private double octavesOfAgreement(Estimate best) {
    double gap = best.error();
    if (goal.order() == 1) {
      gap = Math.max(gap, Math.abs(goal.side().slope(ladder().coarsest()) - best.value()));
    }
    double relative = Math.min(1, gap / Math.abs(best.value()));
    return Math.max(2, -Math.log(relative) / Math.log(2) / 2);
  }

  /** Where the derivative vanishes, the slopes to both sides say what is small. */
  private boolean isReached(Estimate estimate) {
    if (goal.isReached(estimate)) {
      return true;
    }
    return goal.order() == 1
        && goal.side() == Side.BOTH
        && estimate.error() <= AT_ZERO * ladder().steepest();
  }

  private boolean isFlat(Estimate best) {
    return best.truncation() <= 4 * best.rounding();
  }

  private boolean land(int index, Estimate before) {
    if (index < limit
        || !samples.isUsable(index)
        || !samples.request(index, index + 2, index + 4)) {
      return false;
    }
    boolean smooth =
        Smoothness.isSmooth(
            samples.level(index),
            samples.level(index + 2),
            samples.level(index + 4),
            noise,
            goal.side());
    if (!smooth) {
      return false;
    }
    int previous = coarsest;
    coarsest = index;
    Estimate next = best();
    if (next.first() > index + 4 || next.error() > before.error() || contradicts(next, before)) {
      coarsest = previous;
      return false;
    }
    return true;
  }

  /** What coarser levels say must lie within what finer ones said before. */
  private static boolean contradicts(Estimate next, Estimate before) {
    return Math.abs(next.value() - before.value()) > DISAGREEMENT * (next.error() + before.error());
  }

  /** Requests the coarsest level that is missing between those in use. */
  private boolean fillGap() {
    for (int index = coarsest + 1; index < finest; index++) {
      if (!samples.has(index)) {
        return samples.request(index);
      }
    }
    return false;
  }

  private boolean extend(boolean finer) {
    int index = finer ? finest + 1 : coarsest - 1;
    if (index < limit
        || !samples.isUsable(index)
        || !samples.request(index)
        || !goal.side().isFinite(samples.level(index))) {
      return false;
    }
    finest = Math.max(finest, index);
    coarsest = Math.min(coarsest, index);
    return true;
  }
}
