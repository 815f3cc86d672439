package dev.secant.runtime.curve;

import dev.secant.runtime.diff.Derivative;
import java.util.List;

/**
 * Names what a search came upon, by how the deviation from a straight line shrank with the distance
 * h of the values: as {@code h^p}, with p negative for a pole, 0 for a jump, 1 for a kink, between
 * them for a vertical tangent, and 2 where the function is smooth. Then looks at both sides of the
 * place, which must bear the name out.
 */
final class Verdict {
  private static final double POLE = -0.1;
  private static final double JUMP = 0.2;
  private static final double VERTICAL = 0.85;
  private static final double KINK = 1.4;

  /** A logarithm grows as the power 0 does; more is a power with a vertical tangent. */
  private static final double LOGARITHM = 0.03;

  /** Of the first cell: near enough for a slope at the place, far enough for one without noise. */
  private static final double ASIDE = 0x1p-20;

  /** Of what the slope was seen to turn by: what it must turn by from side to side. */
  private static final double BORNE_OUT = 0.25;

  /** How much farther away a slope is taken to see whether it grows, and what it grows by. */
  private static final double FARTHER = 0x1p20;

  private static final double GROWN = 2;
  private static final double ROUNDING = 8; // units in the last place

  private final SafeFunction f;
  private final Cell start;
  private final Subdivision place;
  private final double power;
  private final double left;
  private final double right;

  /**
   * @param start where the search began
   * @param place where it ended
   * @param power of the distance that the deviation went with
   */
  Verdict(SafeFunction f, Cell start, Subdivision place, double power) {
    this.f = f;
    this.start = start;
    this.place = place;
    this.power = power;
    this.left = place.x(place.before());
    this.right = place.x(place.behind());
  }

  List<Feature> features() {
    if (power > KINK) {
      return List.of();
    }
    if (power > VERTICAL) {
      return kink();
    }
    if (power > POLE && power <= JUMP) {
      List<Feature> jump = jump();
      if (!jump.isEmpty()) {
        return jump;
      }
    }
    boolean growsLeft = grows(left, -1);
    boolean growsRight = grows(right, 1);
    if (!growsLeft && !growsRight) {
      return List.of();
    }
    boolean isPole = power <= LOGARITHM;
    return List.of(
        Feature.between(
            isPole ? FeatureKind.POLE : FeatureKind.VERTICAL_TANGENT,
            side(-1, growsLeft, isPole),
            side(1, growsRight, isPole)));
  }

  private double slopeAside(int direction) {
    double aside = Math.max(ASIDE * start.width(), 4 * place.step());
    double at =
        direction < 0
            ? Math.max(start.left().x(), left - aside)
            : Math.min(start.right().x(), right + aside);
    Derivative found = f.derivativeAt(at);
    return found.hasValue() ? found.value() : Double.NaN;
  }

  private List<Feature> kink() {
    double before = slopeAside(-1);
    double behind = slopeAside(1);
    double turn = Math.abs(behind - before);
    if (!(turn >= BORNE_OUT * place.turn() && turn <= place.turn() / BORNE_OUT)) {
      return List.of();
    }
    return List.of(
        Feature.between(
            FeatureKind.KINK,
            new FeatureSide(left, place.y(place.before()), before),
            new FeatureSide(right, place.y(place.behind()), behind)));
  }

  /** Halves what holds the jump until the doubles give out. */
  private List<Feature> jump() {
    double before = left;
    double behind = right;
    double valueBefore = f.valueAt(before);
    double valueBehind = f.valueAt(behind);
    double middle = before / 2 + behind / 2;
    while (middle > before && middle < behind) {
      double value = f.valueAt(middle);
      if (Math.abs(value - valueBefore) > Math.abs(value - valueBehind)) {
        behind = middle;
        valueBehind = value;
      } else {
        before = middle;
        valueBefore = value;
      }
      middle =
          behind - before > Cell.resolution(start.left().x(), start.right().x())
              ? before / 2 + behind / 2
              : before;
    }
    return new JumpTest(f, start.left().x(), start.right().x())
        .between(
            new FeatureSide(before, valueBefore, slopeAside(-1)),
            new FeatureSide(behind, valueBehind, slopeAside(1)));
  }

  /** Whether f goes one way towards a side of the place, and still steeper than farther away. */
  private boolean grows(double x, int direction) {
    double distance = direction * place.step();
    double last = f.valueAt(x);
    double rounding = ROUNDING * Math.ulp(last);
    double first = f.valueAt(x + distance) - last;
    double change = first;
    double stretch = 1; // of the last change, in steps
    while (Math.abs(2 * distance) <= start.width() / 4 && stretch < FARTHER) {
      change = f.valueAt(x + 2 * distance) - f.valueAt(x + distance);
      if (change * first < 0 && Math.abs(change) > rounding) {
        return false; // noise goes up and down
      }
      stretch = Math.abs(distance) / place.step();
      distance *= 2;
    }
    return Math.abs(first) > rounding && Math.abs(first) > GROWN * Math.abs(change) / stretch;
  }

  /** What grows as far as the doubles let it stands for an infinity of its sign. */
  private FeatureSide side(int direction, boolean grows, boolean isPole) {
    double x = direction < 0 ? left : right;
    double value = f.valueAt(x);
    if (!grows) {
      return new FeatureSide(x, value, slopeAside(direction));
    }
    double rise = value - f.valueAt(x + direction * place.step()); // towards the place
    double infinite = Math.copySign(Double.POSITIVE_INFINITY, rise);
    return new FeatureSide(x, isPole ? infinite : value, -direction * infinite);
  }
}
