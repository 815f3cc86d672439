package dev.secant.runtime.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The check of an extrapolated derivative at points far below its levels, where a smooth function
 * is foretold to rounding by a cubic: what it misses is noise, and measured so; too large a miss is
 * a structure the levels did not see.
 */
final class Verification {
  private static final double CRUDE = 1e-4; // relative
  private static final int REDUNDANT = 5; // levels that check each other
  private static final double BAR = 2.2; // of errors
  private static final double UNSEEN = 1.5; // beyond the levels f may be less smooth than at them
  private static final double NOISY = 1e-7; // relative bar from which rounding is averaged
  private static final double DEEPEST = 0x1p-30;
  private static final double DEEP = 0x1p-20;
  private static final double ROUNDINGS = 12; // noise beyond so many roundings is called noise

  private final Samples samples;
  private final Goal goal;
  private final Ladder ladder;
  private final List<Level> levels;

  Verification(Samples samples, Goal goal, Ladder ladder) {
    this.samples = samples;
    this.goal = goal;
    this.ladder = ladder;
    this.levels = ladder.levels();
  }

  /** Returns the outcome with its bar, or null if what lies below the levels contradicts them. */
  @Nullable Outcome of(Estimate estimate) {
    double rounding = largestRounding(levels, estimate);
    TaylorModel model = TaylorModel.of(ladder, ladder.finest().inner());
    probe(model, rounding, ladder.finest().width());
    double noise = noise(model, ladder.finest().index());
    double conditioning = Math.ulp(1.0) * Math.abs(model.slope()) * samples.distanceFromZero();
    if (noise > ROUNDINGS * rounding + 2 * conditioning) {
      return null;
    }
    noise = Math.max(noise, conditioning / 8);
    noise = Math.max(noise, noiseWithin(levels, estimate));
    Estimate best = ladder.best(goal, noise);
    if (isCrude(best, levels)) {
      return null;
    }
    if (isLostInNoise(best)) {
      Estimate mean =
          new LeastSquares(samples, goal.order(), Math.max(noise, rounding / 2))
              .within(2 * levels.get(0).width());
      if (mean.exists() && mean.error() < BAR * best.error()) {
        Estimate averaged = mean.over(best.first(), best.last()).times(UNSEEN);
        return Outcome.of(DerivativeStatus.OK, averaged, averaged.error(), noise);
      }
    }
    return Outcome.of(DerivativeStatus.OK, best, BAR * best.error(), noise);
  }

  /** Whether the error is rounding, and large, so that averaging is worth its cost. */
  private boolean isLostInNoise(Estimate best) {
    double wanted = Math.max(goal.tolerance(), NOISY) * Math.abs(best.value());
    return best.rounding() > best.truncation()
        && BAR * best.error() > wanted
        && best.error() < Math.abs(best.value());
  }

  /** Whether the levels are too coarse for f: the error is truncation, and large. */
  private static boolean isCrude(Estimate best, List<Level> levels) {
    Level finest = levels.get(levels.size() - 1);
    double slopes = finest.largestChange() / finest.width();
    return best.truncation() > best.rounding()
        && best.error() > CRUDE * Math.abs(best.value())
        && best.error() > CRUDE * CRUDE * slopes;
  }

  /** The noise the three finest levels in use need to pass for smooth, within what was allowed. */
  private static double noiseWithin(List<Level> levels, Estimate estimate) {
    int end = levels.size();
    while (end > 0 && levels.get(end - 1).index() > estimate.last()) {
      end--;
    }
    return end < 3 || levels.get(end - 3).index() < estimate.first()
        ? 0
        : Smoothness.noiseTolerated(
            levels.get(end - 3), levels.get(end - 2), levels.get(end - 1), Side.BOTH);
  }

  private static double largestRounding(List<Level> levels, Estimate estimate) {
    double largest = 0;
    for (Level level : levels) {
      if (level.index() >= estimate.first() && level.index() <= estimate.last()) {
        largest = Math.max(largest, level.rounding());
      }
    }
    return largest;
  }

  /**
   * Checks the model at a point or two far below the levels. The first lies where the cubic term is
   * as small as the rounding, and checks the slope best; the second lies on the other side, as deep
   * as a structure that is worth a thousandth of the slope can still be told from rounding.
   */
  private void probe(TaylorModel model, double rounding, double finest) {
    double smallest = 4 * Math.scalb(Math.ulp(samples.x()), -samples.lengthExponent());
    double wanted = model.noiseWidth(rounding);
    boolean isLimited = wanted < finest / 4; // else f is a parabola, as far as the levels see
    double least = Math.max(smallest, isLimited ? wanted : finest * DEEP);
    // A power of two: outputs of one function, or neighbours in a row, then share the point.
    double width = Math.scalb(1.0, Math.getExponent(least));
    boolean checked = samples.known().finest().width() < finest;
    if (goal.isCheap() || checked || samples.known().levels().size() > REDUNDANT) {
      samples.probe(0.7 * width);
    } else {
      samples.probe(0.7 * width, -0.7 * Math.max(smallest, Math.min(width / 16, finest * DEEPEST)));
    }
  }

  /** Largest miss of the probes and of the levels finer than those the model was made from. */
  private double noise(TaylorModel model, int finestUsed) {
    double noise = 0;
    double finest = samples.level(finestUsed).width();
    for (double[] probe : samples.probes()) {
      if (Math.abs(probe[0]) < finest) { // not one of an earlier, coarser try
        noise = Math.max(noise, model.residual(probe[0], probe[1]));
      }
    }
    for (Level level : samples.known().below(finestUsed + 2)) {
      noise = Math.max(noise, model.residual(level));
    }
    return noise;
  }
}
