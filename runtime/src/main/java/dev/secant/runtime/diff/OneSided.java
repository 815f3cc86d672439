package dev.secant.runtime.diff;

import java.util.List;

/** The derivative of a function that is defined on one side of the point only. */
final class OneSided {
  private static final int STEP = 3;

  private final Samples samples;
  private final Goal goal;

  OneSided(Samples samples, Goal goal) {
    this.samples = samples;
    this.goal = goal;
  }

  Outcome run() {
    Side side = goal.side();
    int k = 3;
    for (Level level : samples.levels()) {
      if (side.isFinite(level)) {
        k = level.index();
        break;
      }
    }
    for (; samples.isUsable(k + 4) && samples.remaining() >= 10; k += STEP) {
      if (!samples.request(k, k + 2, k + 4)) {
        break;
      }
      Level a = samples.level(k);
      Level b = samples.level(k + 2);
      Level c = samples.level(k + 4);
      if (Smoothness.isSmooth(a, b, c, 0, side)) {
        Refinement refinement = new Refinement(samples, goal, 0, k, Integer.MIN_VALUE);
        Estimate estimate = refinement.run();
        List<Level> levels = refinement.levels();
        TaylorModel model = TaylorModel.of(levels, side, 0);
        double rounding = 0;
        for (Level level : levels) {
          rounding = Math.max(rounding, level.rounding());
        }
        double width =
            Math.min(model.noiseWidth(rounding), levels.get(levels.size() - 1).width() / 4);
        double sign = side == Side.LEFT ? -1 : 1;
        samples.probe(0.7 * sign * width, 0.7 * sign * width / 16);
        double noise = 0;
        for (double[] probe : samples.probes()) {
          noise = Math.max(noise, model.residual(probe[0], probe[1]));
        }
        Estimate best = noise > rounding ? goal.extrapolation().best(levels, noise) : estimate;
        return Outcome.of(DerivativeStatus.ONE_SIDED, best, 2 * best.error(), noise);
      }
      if (k >= 9) {
        break;
      }
    }
    int step = 6;
    for (int j = k + 6; samples.isUsable(j) && samples.remaining() >= 2 && j < 200; j += step) {
      samples.request(j);
      step += samples.x() == 0 ? step / 2 : 0;
    }
    return new SingularPoint(samples, goal).classifySide(side);
  }
}
