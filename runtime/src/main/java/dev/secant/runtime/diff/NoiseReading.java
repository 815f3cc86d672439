package dev.secant.runtime.diff;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reading of rough levels as a smooth function plus noise: what differs from the smooth part is
 * as large at fine levels as at coarse ones, and much smaller than what f does.
 */
final class NoiseReading {
  private static final double INFORMATIVE = 10; // f must move by so many amplitudes of the noise
  private static final double FADED = 0.2; // a cube root fades to 1/16 over the 12 octaves between
  private static final double WHITE = 0.02; // share of the amplitude the finest level must show

  private final Samples samples;
  private final Goal goal;
  private final int first;

  NoiseReading(Samples samples, Goal goal, int first) {
    this.samples = samples;
    this.goal = goal;
    this.first = first;
  }

  boolean fits(List<Level> deep) {
    return amplitude(deep) > 0;
  }

  /** Returns the derivative of the smooth part, or null if the reading does not fit. */
  @Nullable Outcome read(List<Level> deep) {
    double noise = amplitude(deep);
    if (!(noise > 0)) {
      return null;
    }
    noise = Math.max(noise, Quantisation.spacing(samples.levels()) / 2);
    Refinement refinement = new Refinement(samples, goal, noise, first, Integer.MIN_VALUE);
    Estimate best = refinement.run();
    if (!best.exists()) {
      return null;
    }
    return Outcome.of(DerivativeStatus.NOISY, best, 4 * best.error(), noise);
  }

  private double amplitude(List<Level> deep) {
    List<Level> base = base();
    if (base.size() < 3 || deep.isEmpty()) {
      return 0;
    }
    List<Level> smooth = new ArrayList<>(base);
    smooth.add(deep.get(0)); // fixes the slope where the coarse levels are not yet asymptotic
    TaylorModel model = TaylorModel.of(smooth, Side.BOTH, firstGuess(deep));
    double noise = 0;
    double finest = 0;
    for (Level level : deep) {
      finest = model.residual(level);
      noise = Math.max(noise, finest);
    }
    noise = Math.max(noise, Quantisation.spacing(samples.levels()) / 2);
    for (double[] probe : samples.probes()) {
      if (Math.abs(probe[0]) < base.get(2).width() / 4) {
        noise = Math.max(noise, model.residual(probe[0], probe[1]));
      }
    }
    double moves = 0;
    for (Level level : base) {
      moves = Math.max(moves, Math.max(Math.abs(level.plus()), Math.abs(level.minus())));
    }
    boolean fits =
        moves >= INFORMATIVE * noise
            && isWhite(deep, model)
            && !isJump(deep, model)
            && Smoothness.isSmooth(base.get(0), base.get(1), base.get(2), 3 * noise);
    return fits ? noise : 0;
  }

  /** Whether the misses do not fade towards fine levels, as those of a structure would. */
  private static boolean isWhite(List<Level> deep, TaylorModel model) {
    double coarse = 0;
    double fine = 0;
    for (int i = 0; i < deep.size(); i++) {
      double miss = model.residual(deep.get(i));
      if (i < 2) {
        coarse = Math.max(coarse, miss);
      } else {
        fine = Math.max(fine, miss);
      }
    }
    return deep.size() < 3
        ? model.residual(deep.get(deep.size() - 1)) >= WHITE * coarse
        : fine >= FADED * coarse;
  }

  /** The even part at the finer half of the levels, where the smooth part has vanished from it. */
  private static double firstGuess(List<Level> deep) {
    double guess = 0;
    for (int i = deep.size() / 2; i < deep.size(); i++) {
      guess = Math.max(guess, Math.abs(deep.get(i).even()));
    }
    return guess;
  }

  /** Whether the finest misses are constant on each side: a jump at the point or very close. */
  private boolean isJump(List<Level> deep, TaylorModel model) {
    if (deep.size() < 3) {
      return false;
    }
    double[] right = new double[3];
    double[] left = new double[3];
    double jump = 0;
    for (int i = 0; i < 3; i++) {
      Level level = deep.get(deep.size() - 3 + i);
      right[i] = level.plus() - model.change(level.width());
      left[i] = level.minus() - model.change(-level.width());
      jump = Math.max(jump, Math.max(Math.abs(right[i]), Math.abs(left[i])));
    }
    return jump > 0
        && deep.get(deep.size() - 1).largestChange() > jump / 2
        && isSteady(right[0], right[1], right[2], jump)
        && isSteady(left[0], left[1], left[2], jump);
  }

  private static boolean isSteady(double a, double b, double c, double jump) {
    return Math.abs(a - c) <= 0.05 * jump && Math.abs(b - c) <= 0.05 * jump;
  }

  private List<Level> base() {
    List<Level> base = new ArrayList<>();
    samples.request(first, first + 2, first + 4);
    for (int k = first; k <= first + 4; k += 2) {
      if (samples.has(k) && samples.level(k).isFinite()) {
        base.add(samples.level(k));
      }
    }
    return base;
  }
}
