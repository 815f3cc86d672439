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

  /** Of the first cell: near enough for a slope at the place, far enough for one without noise. */
  private static final double ASIDE = 0x1p-20;

  /** Of what the slope was seen to turn by: what it must turn by from side to side. */
  private static final double BORNE_OUT = 0.25;

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
      List<Feature> steep = steep();
      return steep.isEmpty() ? kink() : steep;
    }
    return power > POLE && power <= JUMP ? jumpOrGrowth() : growth();
  }

  /** What grows towards the place: without bound, or to a limit with a vertical tangent. */
  private List<Feature> growth() {
    Growth before = new Growth(f, left, -place.step(), start.width());
    Growth behind = new Growth(f, right, place.step(), start.width());
    boolean growsLeft = before.isSteepening();
    boolean growsRight = behind.isSteepening();
    if (!growsLeft && !growsRight) {
      return List.of();
    }
    boolean isPole = (growsLeft && before.isUnbounded()) || (growsRight && behind.isUnbounded());
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

  /** A slope that grows so slowly that the values alone look like those of a kink. */
  private List<Feature> steep() {
    double aside = Math.max(ASIDE * start.width(), 4 * place.step());
    Slopes before = Slopes.beside(f, left, -aside);
    Slopes behind = Slopes.beside(f, right, aside);
    if (!before.areUnbounded() && !behind.areUnbounded()) {
      return List.of();
    }
    return List.of(
        Feature.between(
            FeatureKind.VERTICAL_TANGENT,
            new FeatureSide(left, place.y(place.before()), before.limit()),
            new FeatureSide(right, place.y(place.behind()), behind.limit())));
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

  /**
   * Looks for a jump where the cell gives out, and where the doubles do: of a jump, a good part
   * remains between neighbouring doubles. Near 0 these are far closer than the doubles of a cell.
   */
  private List<Feature> jumpOrGrowth() {
    double resolution = Cell.resolution(start.left().x(), start.right().x());
    Step coarse = new Step(left, f.valueAt(left), right, f.valueAt(right)).narrowed(resolution, f);
    Step fine = coarse.toNeighbours(f);
    List<Feature> seen = borneOut(coarse);
    List<Feature> located = borneOut(fine);
    if (seen.isEmpty()) {
      return located.isEmpty() ? growth() : located;
    }
    double height = Math.abs(seen.get(0).rightValue() - seen.get(0).leftValue());
    if (fine.height() < BORNE_OUT * height) {
      return List.of(); // steep, and yet the doubles resolve it
    }
    return located.isEmpty() ? seen : located;
  }

  private List<Feature> borneOut(Step step) {
    return new JumpTest(f, start.left().x(), start.right().x())
        .between(
            new FeatureSide(step.left(), step.leftValue(), slopeAside(-1)),
            new FeatureSide(step.right(), step.rightValue(), slopeAside(1)));
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
