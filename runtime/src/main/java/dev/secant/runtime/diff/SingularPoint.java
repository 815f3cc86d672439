package dev.secant.runtime.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names what is wrong with a point around which no level looks smooth. */
final class SingularPoint {
  private static final int EXTRA = 3;
  private static final double INFORMATIVE = 0.1; // of the largest slope seen
  private static final int REACH = 20; // octaves; a million times between finest and coarsest

  private final Samples samples;
  private final Goal goal;

  SingularPoint(Samples samples, Goal goal) {
    this.samples = samples;
    this.goal = goal;
  }

  /** Classifies both sides. A higher derivative has no number where the first has a kink. */
  Outcome classify() {
    Outcome first = classifyBothSides();
    return goal.order() == 1 ? first : withoutNumber(first);
  }

  private static Outcome withoutNumber(Outcome first) {
    DerivativeStatus status =
        first.status() == DerivativeStatus.LOW_SMOOTHNESS
                || first.status() == DerivativeStatus.ONE_SIDED
            ? DerivativeStatus.UNRELIABLE
            : first.status();
    return Outcome.of(status, Double.NaN, Double.POSITIVE_INFINITY)
        .withSlopes(first.left(), first.right());
  }

  private Outcome classifyBothSides() {
    fillGaps();
    SideLimit left = SideLimit.of(samples.levels(), Side.LEFT);
    SideLimit right = SideLimit.of(samples.levels(), Side.RIGHT);
    if (left.kind() == SideLimit.Kind.JUMP || right.kind() == SideLimit.Kind.JUMP) {
      return Outcome.nothing(DerivativeStatus.JUMP).withSlopes(left.value(), right.value());
    }
    if (left.kind() == SideLimit.Kind.UNBOUNDED || right.kind() == SideLimit.Kind.UNBOUNDED) {
      return vertical(left, right);
    }
    boolean isFinite =
        left.kind() == SideLimit.Kind.FINITE && right.kind() == SideLimit.Kind.FINITE;
    Outcome limits = isFinite ? finite(left, right) : null;
    if (limits != null && isSharp(limits)) {
      return limits;
    }
    Outcome kink = kinkWithin();
    if (kink != null) {
      return kink;
    }
    if (limits != null) {
      return limits;
    }
    double guess = samples.levels().get(0).slope();
    return Outcome.of(DerivativeStatus.UNRELIABLE, guess, Double.POSITIVE_INFINITY)
        .withSlopes(left.value(), right.value());
  }

  /** More levels between the finest ones, so that a limit is no coincidence of a few. */
  private void fillGaps() {
    List<Level> levels = samples.levels();
    int added = 0;
    for (int i = levels.size() - 1; i > 0 && added < EXTRA; i--) {
      int fine = levels.get(i).index();
      int coarse = levels.get(i - 1).index();
      if (fine - coarse >= 4 && !levels.get(i).isWithinRounding()) {
        samples.request((fine + coarse) / 2);
        added++;
      }
    }
  }

  private static Outcome vertical(SideLimit left, SideLimit right) {
    double value = left.value() == right.value() ? left.value() : Double.NaN;
    return Outcome.of(DerivativeStatus.VERTICAL_TANGENT, value, Double.NaN)
        .withSlopes(left.value(), right.value());
  }

  private Outcome finite(SideLimit left, SideLimit right) {
    double middle = left.value() / 2 + right.value() / 2;
    double gap = Math.abs(left.value() - right.value());
    double error = left.error() + right.error();
    if (gap > 4 * error) {
      return Outcome.of(DerivativeStatus.KINK, middle, gap / 2)
          .withSlopes(left.value(), right.value());
    }
    if (gap + 2 * error > INFORMATIVE * largestSlope()) {
      return Outcome.of(DerivativeStatus.UNRELIABLE, middle, Double.POSITIVE_INFINITY)
          .withSlopes(left.value(), right.value());
    }
    return Outcome.of(DerivativeStatus.LOW_SMOOTHNESS, middle, gap + 2 * error)
        .withSlopes(left.value(), right.value());
  }

  /**
   * A kink in the midst of other things, as of {@code max(x - a, (x - a)^2)} with its second kink
   * at a + 1: the finer levels alone, as long as they reach over many octaves.
   */
  private @Nullable Outcome kinkWithin() {
    List<Level> levels = samples.levels();
    int finest = levels.get(levels.size() - 1).index();
    for (int i = 1; i < levels.size() && finest - levels.get(i).index() >= REACH; i++) {
      List<Level> fine = levels.subList(i, levels.size());
      SideLimit left = SideLimit.of(fine, Side.LEFT);
      SideLimit right = SideLimit.of(fine, Side.RIGHT);
      if (left.kind() == SideLimit.Kind.FINITE && right.kind() == SideLimit.Kind.FINITE) {
        Outcome outcome = finite(left, right);
        if (outcome.status() == DerivativeStatus.KINK
            && outcome.error() > INFORMATIVE * size(outcome)) {
          return outcome;
        }
      }
    }
    return null;
  }

  private static boolean isSharp(Outcome limits) {
    return limits.status() == DerivativeStatus.KINK || limits.error() <= INFORMATIVE * size(limits);
  }

  private static double size(Outcome limits) {
    return Math.max(Math.abs(limits.left()), Math.abs(limits.right()));
  }

  private double largestSlope() {
    double largest = 0;
    for (Level level : samples.levels()) {
      if (level.isFinite()) {
        largest = Math.max(largest, level.largestChange() / level.width());
      }
    }
    return largest;
  }

  Outcome classifySide(Side side) {
    Outcome first = classifyOneSide(side);
    return goal.order() == 1 ? first : withoutNumber(first);
  }

  private Outcome classifyOneSide(Side side) {
    SideLimit limit = SideLimit.of(samples.levels(), side);
    return switch (limit.kind()) {
      case FINITE -> Outcome.of(DerivativeStatus.ONE_SIDED, limit.value(), 2 * limit.error());
      case UNBOUNDED -> Outcome.of(DerivativeStatus.VERTICAL_TANGENT, limit.value(), Double.NaN);
      case JUMP -> Outcome.nothing(DerivativeStatus.JUMP);
      case UNKNOWN -> Outcome.of(DerivativeStatus.UNRELIABLE, Double.NaN, Double.POSITIVE_INFINITY);
    };
  }
}
