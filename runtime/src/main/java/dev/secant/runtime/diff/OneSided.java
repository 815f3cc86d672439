package dev.secant.runtime.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The derivative of a function that is defined on one side of the point only.
 *
 * <p>Edges are where fractional powers live, {@code (x - a)^2.5} and the like, which look smooth at
 * every scale and spoil every extrapolation by a little. So the slope is checked at a point or two
 * far below its levels, where a miss is the error of the slope, and the search goes on further
 * down, where the fractional power has faded, until the bar is small or the budget is spent.
 */
final class OneSided {
  private static final int STEP = 3;
  private static final int STEP_GROWS = 2;
  private static final int TRY = 8; // evaluations a further try needs to be of use
  private static final int COARSEST = 3; // h = s/8
  private static final double ROUNDINGS = 12; // what a miss may be and still be rounding
  private static final double ACCURATE = 1e-9; // relative bar that ends the search
  private static final double INFORMATIVE = 0.1; // bar, relative to the steepest slope seen
  private static final int SURVEY = 6;
  private static final int LOWEST = 200;

  private final Samples samples;
  private final Goal goal;

  OneSided(Samples samples, Goal goal) {
    this.samples = samples;
    this.goal = goal;
    samples.keepTo(goal.side());
  }

  Outcome run() {
    int k = coarsest();
    @Nullable Outcome best = null;
    for (int step = STEP; samples.isUsable(k + 4) && samples.remaining() >= TRY; k += step) {
      Outcome outcome = tryWindow(k);
      if (outcome != null && (best == null || outcome.error() < best.error())) {
        best = outcome;
      }
      if (best != null && best.error() <= ACCURATE * Math.abs(best.value())) {
        return best;
      }
      step += STEP_GROWS;
    }
    return best != null && best.error() <= INFORMATIVE * largestSlope() ? best : survey(k);
  }

  private double largestSlope() {
    double largest = 0;
    for (Level level : samples.levels()) {
      if (goal.side().isFinite(level)) {
        largest = Math.max(largest, Math.abs(goal.side().slope(level)));
      }
    }
    return largest;
  }

  private int coarsest() {
    for (Level level : samples.levels()) {
      if (goal.side().isFinite(level)) {
        return level.index();
      }
    }
    return COARSEST;
  }

  private @Nullable Outcome tryWindow(int k) {
    Side side = goal.side();
    if (!samples.request(k, k + 2, k + 4)
        || !Smoothness.isSmooth(
            samples.level(k), samples.level(k + 2), samples.level(k + 4), 0, side)) {
      return null;
    }
    Refinement refinement = new Refinement(samples, goal, 0, k, Integer.MIN_VALUE);
    Estimate estimate = refinement.run();
    Ladder ladder = refinement.ladder();
    List<Level> levels = ladder.levels();
    TaylorModel model = TaylorModel.of(ladder, 0);
    double rounding = levels.stream().mapToDouble(Level::rounding).max().orElse(0);
    double finest = ladder.finest().width();
    if (!estimate.exists()) {
      return null;
    }
    double conditioning = Math.ulp(1.0) * Math.abs(model.slope()) * samples.distanceFromZero();
    double tolerated = ROUNDINGS * rounding + 2 * conditioning;
    probe(model, rounding, finest);
    double noise = conditioning / 8;
    double missed = 0;
    for (double[] probe : samples.probes()) {
      double width = Math.abs(probe[0]);
      if (width < finest) { // not one of an earlier, coarser try
        double miss = model.residual(probe[0], probe[1]);
        missed = miss > tolerated ? Math.max(missed, miss / width) : missed;
        noise = miss > tolerated ? noise : Math.max(noise, miss);
      }
    }
    Estimate best = ladder.best(goal, noise);
    double error =
        2.2 * best.error() + goal.order() * 2 * missed / Math.pow(finest, goal.order() - 1);
    return Outcome.of(DerivativeStatus.ONE_SIDED, best, error, noise);
  }

  private void probe(TaylorModel model, double rounding, double finest) {
    double width = Math.min(model.noiseWidth(rounding), finest / 4);
    double sign = goal.side() == Side.LEFT ? -1 : 1;
    samples.probe(0.7 * sign * width, 0.7 * sign * width / 16);
  }

  /** No scale looked smooth: sees how f approaches the edge. */
  private Outcome survey(int from) {
    int step = SURVEY;
    for (int k = from + step; samples.isUsable(k) && k < LOWEST; k += step) {
      if (!samples.request(k)) {
        break;
      }
      step += samples.x() == 0 ? step / 2 : 0;
    }
    return new SingularPoint(samples, goal).classifySide(goal.side());
  }
}
