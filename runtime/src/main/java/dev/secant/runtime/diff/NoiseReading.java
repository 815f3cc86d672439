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
  private static final int CLIMB = 6; // octaves, and evaluations
  private static final int HIGHEST = 32; // octaves above the first levels
  private static final double EXTRAPOLATED = 4; // from errors to bars
  private static final double BOTH = 0.05; // share of the misses on the other side
  private static final double NOISY = 1.5; // noise is seldom as white as the bars suppose
  private static final double AVERAGE_FROM = 1e-8; // relative error from which averaging pays
  private static final double WIDER = 1.9; // than the best level: not quite to the next
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

  /** Whether the reading fits at the first levels. */
  boolean fits(List<Level> deep) {
    double noise = amplitude(deep, first);
    return noise > 0 && moves(first) >= INFORMATIVE * noise;
  }

  /** Whether the deep levels show noise, even if f does not rise above it at the first levels. */
  boolean isNoise(List<Level> deep) {
    return amplitude(deep, first) > 0;
  }

  /** Returns the derivative of the smooth part, or null if the reading does not fit. */
  @Nullable Outcome read(List<Level> deep) {
    return readAt(deep, first);
  }

  /**
   * As read, where f moves less than its noise at the scale of x, as {@code (1 - cos x)/x^2} does
   * beside 0: coarser levels may see it move, up to where it is smooth no more.
   */
  @Nullable Outcome readFromAfar(List<Level> deep) {
    Outcome best = null;
    for (int k = first - CLIMB; k >= first - HIGHEST && samples.remaining() >= CLIMB; k -= CLIMB) {
      Outcome outcome = readAt(deep, k);
      if (best != null && (outcome == null || contradict(outcome, best))) {
        break;
      }
      if (outcome != null && (best == null || outcome.error() < best.error())) {
        best = outcome;
      }
    }
    return best;
  }

  private static boolean contradict(Outcome one, Outcome other) {
    return Math.abs(one.value() - other.value()) > one.error() + other.error();
  }

  private @Nullable Outcome readAt(List<Level> deep, int from) {
    double noise = amplitude(deep, from);
    return noise > 0 && moves(from) >= INFORMATIVE * noise
        ? derivative(from, Math.max(noise, Quantisation.spacing(samples.levels()) / 2))
        : null;
  }

  /** Extrapolates, and averages with what is left of the budget where that is better. */
  private @Nullable Outcome derivative(int from, double noise) {
    Refinement refinement = new Refinement(samples, goal, noise, from, Integer.MIN_VALUE);
    Estimate run = refinement.run();
    if (!run.exists()) {
      return null;
    }
    Estimate best = run.times(EXTRAPOLATED);
    if (best.error() > AVERAGE_FROM * Math.abs(best.value())) {
      double widest = WIDER * samples.level(run.first()).width();
      Estimate mean = new LeastSquares(samples, goal.order(), noise).within(widest);
      if (mean.exists() && mean.error() < best.error()) {
        best = mean.over(run.first(), run.last());
      }
    }
    double hidden = Math.scalb(noise, goal.order()); // a structure as wide as x and as high as that
    return Outcome.of(DerivativeStatus.NOISY, best, Math.max(NOISY * best.error(), hidden), noise);
  }

  private double moves(int from) {
    double moves = 0;
    for (Level level : base(from)) {
      moves = Math.max(moves, level.largestChange());
    }
    return moves;
  }

  private double amplitude(List<Level> deep, int from) {
    List<Level> base = base(from);
    if (base.size() < 3 || deep.isEmpty()) {
      return 0;
    }
    List<Level> smooth = new ArrayList<>(base);
    smooth.add(deep.get(0)); // fixes the slope where the coarse levels are not yet asymptotic
    TaylorModel model = TaylorModel.of(new Ladder(smooth, Side.BOTH), firstGuess(deep));
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
    boolean fits =
        isWhite(deep, model)
            && isOnBothSides(deep, model)
            && !isJump(deep, model)
            && Smoothness.isSmooth(base.get(0), base.get(1), base.get(2), 3 * noise);
    return fits ? noise : 0;
  }

  /** What is beside x shows on one side of it only, noise on both. */
  private static boolean isOnBothSides(List<Level> deep, TaylorModel model) {
    double right = 0;
    double left = 0;
    for (Level level : deep) {
      right = Math.max(right, Math.abs(level.plus() - model.change(level.width())));
      left = Math.max(left, Math.abs(level.minus() - model.change(-level.width())));
    }
    return Math.min(right, left) >= BOTH * Math.max(right, left);
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

  private List<Level> base(int from) {
    List<Level> base = new ArrayList<>();
    samples.request(from, from + 2, from + 4);
    for (int k = from; k <= from + 4; k += 2) {
      if (samples.has(k) && samples.level(k).isFinite()) {
        base.add(samples.level(k));
      }
    }
    return base;
  }
}
