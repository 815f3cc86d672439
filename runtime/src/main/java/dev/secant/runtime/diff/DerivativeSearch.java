package dev.secant.runtime.diff;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the scale at which f is smooth, differentiates there, and checks the result below it. */
final class DerivativeSearch {
  private static final int FIRST = 3; // h = s/8, s/32, s/128
  private static final int SURVEY_STEP = 6;
  private static final int FLAT_LEVELS = 3; // further out, before a constant is believed
  private static final int ENOUGH = 5; // levels of a survey, 30 octaves
  private static final int WINDOW = 4; // evaluations, at a known level
  private static final int WIDE =
      5; // octaves below the first levels: a piece up to there is no accident

  private final Samples samples;
  private final Goal goal;
  private int first; // level of the first window

  DerivativeSearch(Samples samples, Goal goal) {
    this.samples = samples;
    this.goal = goal;
    this.first = firstIndex(samples.grid());
  }

  Outcome run() {
    if (!samples.evaluateCenter()) {
      return Outcome.nothing(DerivativeStatus.OUT_OF_DOMAIN);
    }
    // x is the largest double, or next to it: x + h overflows for every h
    if (!samples.isUsable(first) || !samples.isUsable(first + 4)) {
      return Outcome.of(DerivativeStatus.UNRELIABLE, Double.NaN, Double.POSITIVE_INFINITY);
    }
    if (!samples.evaluateFirst(new int[] {first, first + 4})) {
      return Outcome.nothing(DerivativeStatus.NOT_REPEATABLE);
    }
    Level coarse = samples.level(first);
    Level fine = samples.level(first + 4);
    if (!coarse.isFinite() || !fine.isFinite()) {
      return approachEdge();
    }
    Outcome outcome =
        Smoothness.mayBeSmooth(coarse, fine) ? tryWindow(first, Integer.MIN_VALUE) : null;
    return outcome != null ? outcome : survey(first + 4);
  }

  /** Where the search begins: the coarsest level of the first window that can be taken. */
  static int firstIndex(SampleGrid grid) {
    int index = Math.min(FIRST + grid.indexOfX(), grid.finestIndex() - 4);
    while (!grid.isUsable(index) && grid.isUsable(index + 4)) {
      index++;
    }
    return index;
  }

  // ---- smooth

  private @Nullable Outcome tryWindow(int index, int limit) {
    if (!samples.isUsable(index + 4) || !samples.request(index, index + 2, index + 4)) {
      return null;
    }
    Level a = samples.level(index);
    Level b = samples.level(index + 2);
    Level c = samples.level(index + 4);
    if (!Smoothness.isSmooth(a, b, c, 0)) {
      return null;
    }
    if (a.isConstant() && b.isConstant() && c.isConstant()) {
      return index == first ? plateau(index) : flatBelow(index);
    }
    return refine(index, limit);
  }

  private @Nullable Outcome refine(int index, int limit) {
    boolean odd =
        Smoothness.hasOddTerm(
            samples.level(index), samples.level(index + 2), samples.level(index + 4));
    Goal asked = odd ? goal.cautiously() : goal;
    Refinement refinement = new Refinement(samples, asked, 0, index, limit);
    Estimate estimate = refinement.run();
    return estimate.exists()
        ? new Verification(samples, asked, refinement.ladder()).of(estimate)
        : null;
  }

  /** All values are equal here: look further out before a derivative of zero is believed. */
  private @Nullable Outcome plateau(int index) {
    int constant = index;
    int moving = Integer.MIN_VALUE;
    for (int i = 0; i < 8; i++) {
      int k =
          moving == Integer.MIN_VALUE
              ? further(constant, index)
              : Math.floorDiv(constant + moving, 2);
      boolean farEnough = moving == Integer.MIN_VALUE && i == FLAT_LEVELS;
      if (farEnough || !samples.isUsable(k) || constant - moving == 1 || !samples.request(k)) {
        break;
      }
      if (samples.level(k).isConstant()) {
        constant = k;
        continue;
      }
      moving = k;
      if (samples.level(k).isFinite() && land(k)) {
        Outcome outcome = refine(k, Integer.MIN_VALUE);
        if (outcome != null && !samples.level(outcome.last()).isConstant()) {
          return outcome;
        }
      }
    }
    return new FlatPiece(samples, goal, index).readEither();
  }

  /** Ten octaves up, then to the scale of one, then ever further. */
  private int further(int constant, int start) {
    int unit = samples.lengthExponent() + FIRST;
    if (constant == start) {
      return start - 10;
    }
    return constant > unit ? unit : constant - 2 * (start - constant);
  }

  /** All values are equal here though not further out: a flat piece, or a step of a staircase. */
  private @Nullable Outcome flatBelow(int index) {
    if (isLostInRounding(index)) {
      return null;
    }
    return new FlatPiece(samples, goal, index).read();
  }

  /** Whether the changes of the coarser levels, going on as they did, end below rounding here. */
  private boolean isLostInRounding(int index) {
    List<Level> coarser = samples.levels();
    coarser.removeIf(level -> level.index() >= index || !level.isFinite() || level.isConstant());
    if (coarser.size() < 2) {
      return coarser.isEmpty() || !Smoothness.stopsAbruptly(coarser.get(0), samples.level(index));
    }
    Level a = coarser.get(coarser.size() - 2);
    Level b = coarser.get(coarser.size() - 1);
    double power =
        Math.log(a.largestChange() / b.largestChange()) / Math.log(a.width() / b.width());
    double expected =
        b.largestChange() * Math.pow(samples.level(index).width() / b.width(), Math.max(0, power));
    return expected <= 64 * samples.level(index).rounding();
  }

  private boolean isStraight(int k) {
    return Smoothness.isStraight(samples.level(k), samples.level(k + 2), samples.level(k + 4));
  }

  private boolean land(int k) {
    return samples.isUsable(k)
        && samples.isUsable(k + 4)
        && samples.request(k, k + 2, k + 4)
        && Smoothness.isSmooth(samples.level(k), samples.level(k + 2), samples.level(k + 4), 0);
  }

  // ---- survey

  private Outcome survey(int from) {
    int previous = from;
    int rough = from - 4;
    Level visible = samples.level(from);
    int straightFrom = Integer.MAX_VALUE;
    List<Level> deep = new ArrayList<>();
    int step = SURVEY_STEP;
    for (int k = from + 5; samples.remaining() >= 2; k += step) {
      if (!samples.isUsable(k)) {
        k = samples.finestIndex();
        if (k <= previous + 1) {
          break;
        }
      }
      samples.request(k);
      Level coarse = samples.level(previous);
      Level fine = samples.level(k);
      if (straightFrom == Integer.MAX_VALUE && samples.remaining() >= 10) {
        boolean settled = Smoothness.isSettled(coarse, fine, visible);
        int window = settled ? previous : k;
        boolean promising = settled || (previous == from && Smoothness.isNearlyStraight(fine));
        if (promising && land(window)) {
          boolean straight = isStraight(window);
          if (straight && Quantisation.spacing(samples.levels()) > 0) {
            straightFrom = window;
            deep.add(fine);
            break; // values on a grid: what is below its steps is known
          }
          boolean quantised = Quantisation.spacing(samples.levels()) > 0;
          boolean wide = window <= first + WIDE && !samples.level(window).isConstant();
          if (Sawtooth.isSeen(samples, window)) {
            return onTooth(deep, window);
          }
          if (straight
              && (quantised || (!wide && new NoiseReading(samples, goal, first).fits(deep)))) {
            straightFrom = window;
          } else if (!straight
              || wide
              || samples.isSubnormal()
              || (samples.request(first + 2)
                  && NearbySingularity.isSeen(samples.levels())
                  && !(deep.size() > 2 && new NoiseReading(samples, goal, first).isNoise(deep)))) {
            Outcome outcome = tryWindow(window, settled ? rough + 1 : previous + 1);
            if (outcome != null && isInformative(outcome)) {
              return outcome;
            }
          }
        }
      }
      if (k < straightFrom) {
        deep.add(fine);
      }
      if (deep.size() == ENOUGH && new NoiseReading(samples, goal, first).fits(deep)) {
        break; // noise all the way down: keep the budget for the coarse end
      }
      rough = previous;
      previous = k;
      if (Smoothness.hasVisibleEvenPart(fine) && !Smoothness.evenPartFades(coarse, fine)) {
        visible = fine;
      }
      if (coarse.isFinite()
          && fine.isFinite()
          && coarse.isWithinRounding()
          && fine.isWithinRounding()) {
        break;
      }
      if (samples.x() == 0) {
        step += step / 2;
      }
    }
    int limit = straightFrom;
    boolean quantised = Quantisation.spacing(samples.levels()) > 0;
    deep.removeIf(
        level -> level.index() > limit || (level.index() == limit && quantised && deep.size() > 1));
    FlatPiece piece = flatPiece();
    if (piece != null && piece.index() <= first + WIDE) {
      return piece.readEither();
    }
    Outcome flat = piece != null && piece.isBesideOneSide() ? piece.read() : null;
    if (flat != null) {
      return flat;
    }
    Outcome noisy = new NoiseReading(samples, goal, first).read(deep);
    if (noisy != null) {
      return noisy;
    }
    if (piece != null) {
      return piece.readEither();
    }
    Outcome singular = new SingularPoint(samples, goal).classify();
    Outcome distant =
        singular.status() == DerivativeStatus.UNRELIABLE
            ? new NoiseReading(samples, goal, first).readFromAfar(deep)
            : null;
    return distant != null ? distant : singular;
  }

  /** Around a tooth of inner roundings: only levels beyond it tell of the derivative. */
  private Outcome onTooth(List<Level> deep, int window) {
    NoiseReading reading = new NoiseReading(samples, goal, first);
    List<Level> rough = samples.levels();
    rough.removeIf(level -> level.index() <= first + 4 || level.index() >= window);
    Outcome noisy = reading.read(rough.isEmpty() ? deep : rough);
    if (noisy == null) {
      noisy = reading.readFromAfar(rough);
    }
    double guess = samples.level(first).slope();
    return noisy != null
        ? noisy
        : Outcome.of(DerivativeStatus.UNRELIABLE, guess, Double.POSITIVE_INFINITY);
  }

  /** The piece on which all fine levels are constant, if there is one. */
  private @Nullable FlatPiece flatPiece() {
    int flat = Integer.MAX_VALUE;
    List<Level> levels = samples.levels();
    for (int i = levels.size() - 1; i >= 0 && levels.get(i).isConstant(); i--) {
      flat = levels.get(i).index();
    }
    return flat == Integer.MAX_VALUE || isLostInRounding(flat)
        ? null
        : new FlatPiece(samples, goal, flat);
  }

  /** Below all noise everything agrees with everything. */
  private static boolean isInformative(Outcome outcome) {
    return outcome.value() == 0 || outcome.error() <= 0.1 * Math.abs(outcome.value());
  }

  // ---- edges

  private Outcome approachEdge() {
    int low = first; // not defined on both sides
    int high = samples.finestIndex();
    if (!samples.request(high)) {
      return Outcome.of(DerivativeStatus.UNRELIABLE, Double.NaN, Double.POSITIVE_INFINITY);
    }
    if (!samples.level(high).isFinite()) {
      return atEdge(samples.level(high));
    }
    // The edge need not be known to the octave: a window is worth more than the last halving.
    while (high - low > 1 && samples.remaining() >= 2 + WINDOW) {
      int middle = (low + high) >>> 1;
      samples.request(middle);
      if (samples.level(middle).isFinite()) {
        high = middle;
      } else {
        low = middle;
      }
    }
    for (int k = high; k <= high + 2; k++) {
      Outcome outcome = tryWindow(k, high);
      if (outcome != null) {
        return outcome;
      }
    }
    first = high;
    return samples.has(high + 4) ? survey(high + 4) : new SingularPoint(samples, goal).classify();
  }

  private Outcome atEdge(Level finest) {
    if (finest.hasPlus() == finest.hasMinus()) {
      return Outcome.nothing(DerivativeStatus.OUT_OF_DOMAIN);
    }
    Side side = finest.hasPlus() ? Side.RIGHT : Side.LEFT;
    return new OneSided(samples, goal.on(side)).run();
  }
}
