package dev.secant.runtime.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it means that f takes one value all around the point.
 *
 * <p>That values are equal proves no more than that f changes by less than a quantum over their
 * reach: the slope is within quantum over reach of 0. The quantum is the rounding of f unless the
 * samples further out show a larger one, and what they show at the end of the piece decides:
 *
 * <ul>
 *   <li>f leaves the piece continuously (a kink, as beside a rectifier, or a smooth rise out of the
 *       roundings): nothing is quantised, the piece is flat to rounding;
 *   <li>f jumps once, on one side, and never moves again: a single step, and flat to rounding too;
 *   <li>f jumps, and takes further values: the steps of a staircase. Whether f is a staircase by
 *       intent or a smooth function whose values are rounded cannot be known from its values; the
 *       bar holds for both, step over reach.
 * </ul>
 */
final class FlatPiece {
  private static final int LEVELS = 8; // spent on finding the end of the piece
  private static final int NEAR = 4; // octaves beyond the end of the piece
  private static final int FAR = 10;
  private static final int HALVINGS = 12; // of the octave in which f begins to move
  private static final double FADES = 0.125; // share of a change left where f is continuous
  private static final double MARGIN = 2; // f may be steeper here than in the mean over the piece
  private static final double ORDINARY = 4; // roundings a step may have and still be rounding

  private final Samples samples;
  private final Goal goal;
  private final int widest;

  /**
   * @param index of the coarsest level around which f is known to be constant
   */
  FlatPiece(Samples samples, Goal goal, int index) {
    this.samples = samples;
    this.goal = goal;
    this.widest = index;
  }

  /** Returns the derivative on a flat piece, or null on a step of a staircase. */
  @Nullable Outcome read() {
    Level end = end();
    return end == null || isContinuous(end) || isSingleStep(end) || step() <= ORDINARY * rounding()
        ? Outcome.of(DerivativeStatus.OK, 0, bar(end))
        : null;
  }

  /** As read, on a step of a staircase too. */
  Outcome readEither() {
    Outcome zero = read();
    return zero != null ? zero : onStaircase();
  }

  private Outcome onStaircase() {
    double error = goal.zeroError(MARGIN * step(), samples.level(flatUpTo()));
    return Outcome.of(DerivativeStatus.NOISY, 0, error).withNoise(step() / 2);
  }

  private double bar(@Nullable Level end) {
    boolean isStep = end != null && step() <= ORDINARY * rounding();
    double quantum = isStep ? MARGIN * step() : 0;
    return goal.zeroError(Math.max(quantum, rounding()), samples.level(widest));
  }

  private double rounding() {
    return Math.max(samples.level(widest).rounding(), samples.innerRounding());
  }

  /** The first level beyond the piece, an octave at most from it; null if none was found. */
  private @Nullable Level end() {
    for (int i = 0; i < LEVELS; i++) {
      int constant = flatUpTo();
      int moving = movesFrom(constant);
      if (moving == Integer.MIN_VALUE) {
        return null;
      }
      if (constant - moving == 1 || !samples.request(Math.floorDiv(constant + moving, 2))) {
        return samples.level(moving);
      }
      if (!samples.level(Math.floorDiv(constant + moving, 2)).isFinite()) {
        return null; // f is flat up to an edge
      }
    }
    return samples.level(movesFrom(flatUpTo()));
  }

  /** The coarsest level up to which all known levels are constant. */
  private int flatUpTo() {
    int flat = widest;
    List<Level> levels = samples.levels();
    for (int i = levels.size() - 1; i >= 0; i--) {
      Level level = levels.get(i);
      if (level.index() < widest) {
        if (!level.isConstant()) {
          break;
        }
        flat = level.index();
      }
    }
    return flat;
  }

  /** The finest finite level coarser than {@code constant} at which f moves. */
  private int movesFrom(int constant) {
    int moving = Integer.MIN_VALUE;
    for (Level level : samples.levels()) {
      if (level.index() < constant && level.isFinite() && !level.isConstant()) {
        moving = level.index();
      }
    }
    return moving;
  }

  private boolean isContinuous(Level end) {
    double flat = samples.level(flatUpTo()).width();
    return (end.plus() == 0 || fades(flat, end.width(), end.plus()))
        && (end.minus() == 0 || fades(-flat, -end.width(), end.minus()));
  }

  /** Whether the change of f vanishes as the end of the piece is approached from outside. */
  private boolean fades(double flat, double moving, double change) {
    double inside = flat;
    double outside = moving;
    double left = change;
    for (int i = 0; i < HALVINGS && Math.abs(left) > FADES * Math.abs(change); i++) {
      double middle = inside / 2 + outside / 2;
      if (!samples.probe(middle)) {
        return false;
      }
      double found = samples.lastProbe();
      if (found == 0) {
        inside = middle;
      } else {
        outside = middle;
        left = found;
      }
    }
    return Math.abs(left) <= FADES * Math.abs(change);
  }

  /** Whether all that f ever does is to change once, on one side, and to stay there. */
  private boolean isSingleStep(Level end) {
    return samples.request(end.index() - NEAR, end.index() - FAR)
        && ((stepsOnce(Side.RIGHT) && isStill(Side.LEFT))
            || (stepsOnce(Side.LEFT) && isStill(Side.RIGHT)));
  }

  /** Index of the coarsest level known to be constant when this was made. */
  int index() {
    return widest;
  }

  /** Whether f moves on one side only, as beside a kink or a jump: no noise does that. */
  boolean isBesideOneSide() {
    return isStill(Side.LEFT) || isStill(Side.RIGHT);
  }

  private boolean isStill(Side side) {
    return samples.levels().stream()
        .allMatch(level -> !side.isFinite(level) || side.change(level) == 0);
  }

  private boolean stepsOnce(Side side) {
    double step = 0;
    boolean arrived = false;
    for (Level level : samples.levels()) { // coarsest first
      if (side.isFinite(level)) {
        double change = side.change(level);
        boolean other = step != 0 && Math.abs(change - step) > ORDINARY * level.rounding();
        if (change != 0 && (arrived || other)) {
          return false;
        }
        arrived = change == 0;
        step = change != 0 ? change : step;
      }
    }
    return true;
  }

  /** The smallest change of f that was seen. */
  private double step() {
    double step = Double.POSITIVE_INFINITY;
    for (Level level : samples.levels()) {
      if (level.isFinite() && !level.isConstant()) {
        step = Math.min(step, level.smallestChange());
      }
    }
    return step;
  }
}
