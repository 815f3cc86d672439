package dev.secant.runtime.curve;

import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.kernel.Workers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/** Finds the features of a curve: those at its points, and those between them. */
final class FeatureSearch {
  /** Rounds in all: the most, and what a point adds. */
  private static final int ROUNDS = 10_000;

  private static final int ROUNDS_OF_POINT = 4;

  /** Rounds of a cell: all that doubles bear. */
  private static final int MOST_ROUNDS = 28;

  /** Fewer would not tell features from each other. */
  private static final int FEWEST_ROUNDS = 8;

  /**
   * Of the distance of points: far enough from a jump to see a slope, near enough to be its own.
   */
  private static final double ASIDE = 0x1p-20;

  private final List<CurvePoint> points;
  private final SafeFunction f;
  private final int threads;

  private FeatureSearch(List<CurvePoint> points, SafeFunction f, int threads) {
    this.points = points;
    this.f = f;
    this.threads = threads;
  }

  /**
   * What was found.
   *
   * @param all by increasing x
   * @param unsearched cells that were given up for others
   */
  record Features(List<Feature> all, int unsearched) {}

  static Features among(List<CurvePoint> points, SafeFunction f, int threads) {
    return new FeatureSearch(points, f, threads).run();
  }

  private Features run() {
    List<Supplier<List<Feature>>> tasks = new ArrayList<>(new Gaps(points, f).tasks());
    List<Cell> suspects = Suspicion.among(points, f);
    int rounds = ROUNDS + ROUNDS_OF_POINT * points.size();
    int searched = Math.min(suspects.size(), rounds / FEWEST_ROUNDS);
    if (searched > 0) {
      int limit = Math.min(MOST_ROUNDS, rounds / searched);
      for (Cell cell : suspects.subList(0, searched)) {
        tasks.add(() -> Narrowing.of(cell, f, limit));
      }
    }
    List<Feature> between = inParallel(tasks);
    List<Feature> all = new ArrayList<>(between);
    for (int i = 0; i < points.size(); i++) {
      if (isTelling(i, between)) {
        addFeatureAt(i, all);
      }
    }
    all.sort(Comparator.comparingDouble(Feature::x));
    return new Features(List.copyOf(all), suspects.size() - searched);
  }

  private List<Feature> inParallel(List<Supplier<List<Feature>>> tasks) {
    AtomicReferenceArray<List<Feature>> results = new AtomicReferenceArray<>(tasks.size());
    Workers.run(tasks.size(), threads, i -> results.set(i, tasks.get(i).get()));
    List<Feature> found = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      found.addAll(results.get(i));
    }
    return found;
  }

  /**
   * Whether the status of a point is to be believed: that of a kink, and at an end of the curve.
   * Elsewhere the interval around it has been searched, which tells more, and tells from noise.
   */
  private boolean isTelling(int index, List<Feature> found) {
    CurvePoint point = points.get(index);
    boolean isEnd = index == 0 || index == points.size() - 1;
    boolean isKink = point.status() == DerivativeStatus.KINK;
    return (isEnd || isKink)
        && found.stream().noneMatch(f -> f.left() <= point.x() && point.x() <= f.right());
  }

  private void addFeatureAt(int index, List<Feature> all) {
    CurvePoint point = points.get(index);
    DerivativeStatus status = point.status();
    FeatureSide left = new FeatureSide(point.x(), point.value(), point.leftSlope());
    FeatureSide right = new FeatureSide(point.x(), point.value(), point.rightSlope());
    if (status == DerivativeStatus.JUMP) {
      CurvePoint before = points.get(Math.max(0, index - 1));
      CurvePoint behind = points.get(Math.min(points.size() - 1, index + 1));
      double reach = (behind.x() - before.x()) / 2;
      double aside = ASIDE * reach;
      all.addAll(
          new JumpTest(f, point.x() - reach, point.x() + reach)
              .between(seen(left, -aside), seen(right, aside)));
    } else if (status == DerivativeStatus.KINK) {
      all.add(Feature.at(FeatureKind.KINK, point.x(), left, right));
    } else if (status == DerivativeStatus.VERTICAL_TANGENT) {
      all.add(steepAt(index, left, right));
    }
  }

  /** At a jump, the search for the derivative does not always find the slopes to both sides. */
  private FeatureSide seen(FeatureSide side, double aside) {
    Derivative beside = f.derivativeAt(side.x() + aside);
    return Double.isNaN(side.slope()) && beside.hasValue()
        ? new FeatureSide(side.x(), side.value(), beside.value())
        : side;
  }

  /** Beyond the first or last point, f may not be defined. */
  private Feature steepAt(int index, FeatureSide left, FeatureSide right) {
    double aside = Cell.resolution(points.get(0).x(), points.get(points.size() - 1).x());
    if (index == 0 && !Double.isFinite(f.valueAt(left.x() - aside))) {
      return Feature.at(FeatureKind.EDGE, left.x(), FeatureSide.undefined(left.x()), right);
    }
    if (index == points.size() - 1 && !Double.isFinite(f.valueAt(right.x() + aside))) {
      return Feature.at(FeatureKind.EDGE, left.x(), left, FeatureSide.undefined(right.x()));
    }
    return Feature.at(FeatureKind.VERTICAL_TANGENT, left.x(), left, right);
  }
}
