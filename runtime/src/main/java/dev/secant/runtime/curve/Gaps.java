package dev.secant.runtime.curve;

import dev.secant.runtime.diff.DerivativeStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Finds where a function has no finite value among the points of a curve, and beside them. */
final class Gaps {
  private final List<CurvePoint> points;
  private final SafeFunction f;

  Gaps(List<CurvePoint> points, SafeFunction f) {
    this.points = points;
    this.f = f;
  }

  /** Returns searches, independent of each other, for the edges and holes that the points show. */
  List<Supplier<List<Feature>>> tasks() {
    List<Supplier<List<Feature>>> tasks = new ArrayList<>();
    for (int i = 0; i + 1 < points.size(); i++) {
      CurvePoint left = points.get(i);
      CurvePoint right = points.get(i + 1);
      if (isDefined(left) != isDefined(right)) {
        if (isDefined(left) && i + 2 < points.size() && isDefined(points.get(i + 2))) {
          CurvePoint behind = points.get(i + 2);
          tasks.add(() -> around(left, right.x(), behind));
          i++;
        } else {
          CurvePoint inside = isDefined(left) ? left : right;
          CurvePoint outside = isDefined(left) ? right : left;
          tasks.add(() -> List.of(between(left, right).between(inside.x(), outside.x())));
        }
      } else if (isDefined(left)) {
        tasks.addAll(beside(left, right));
      }
    }
    return tasks;
  }

  private static boolean isDefined(CurvePoint point) {
    return Double.isFinite(point.value());
  }

  private DomainSearch between(CurvePoint left, CurvePoint right) {
    return new DomainSearch(f, Cell.resolution(left.x(), right.x()));
  }

  private List<Feature> around(CurvePoint left, double gap, CurvePoint right) {
    return between(left, right).around(Node.of(left), gap, Node.of(right));
  }

  /** A gap narrower than the distance of two points shows where one of them is at its edge. */
  private List<Supplier<List<Feature>>> beside(CurvePoint left, CurvePoint right) {
    double aside = Cell.resolution(left.x(), right.x());
    List<Supplier<List<Feature>>> tasks = new ArrayList<>();
    for (double x : new double[] {left.x() + aside, right.x() - aside}) {
      CurvePoint nearer = x - left.x() < right.x() - x ? left : right;
      if (nearer.status() == DerivativeStatus.ONE_SIDED && left.x() < x && x < right.x()) {
        tasks.add(() -> Double.isFinite(f.valueAt(x)) ? List.of() : around(left, x, right));
      }
    }
    return tasks;
  }
}
