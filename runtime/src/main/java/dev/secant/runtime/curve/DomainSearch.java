package dev.secant.runtime.curve;

import java.util.List;

/** Finds where a function begins or ends to have finite values, by bisection. */
final class DomainSearch {
  /** What two neighbouring samples differ by, of what the function changes by in all: a pole's. */
  private static final double STILL_GROWING = 1e-3;

  /** In units of the resolution: from so far away, a slope that grows without bound is smaller. */
  private static final double FARTHER = 0x1p20;

  private static final double GROWN = 4;

  /** A logarithm changes as much as farther away; a root, by a thousandth. */
  private static final double STILL = 0.5;

  private static final double ROUNDING = 8; // units in the last place

  private final SafeFunction f;
  private final double resolution;

  DomainSearch(SafeFunction f, double resolution) {
    this.f = f;
    this.resolution = resolution;
  }

  /** Neighbouring doubles, one with a finite value and one without. */
  private record Edge(double defined, double undefined) {}

  private Edge edge(double defined, double undefined) {
    double in = defined;
    double out = undefined;
    double middle = OrderedDoubles.middle(in, out);
    while (middle != in && middle != out) {
      if (Double.isFinite(f.valueAt(middle))) {
        in = middle;
      } else {
        out = middle;
      }
      middle = OrderedDoubles.middle(in, out);
    }
    return new Edge(in, out);
  }

  /** Returns the edge between a number with a finite value and one without. */
  Feature between(double defined, double undefined) {
    return feature(edge(defined, undefined), undefined);
  }

  /**
   * @param far beyond the edge: where the function is infinite there as well as at the edge, it is
   *     too large for a double, which is not to be undefined
   */
  private Feature feature(Edge edge, double far) {
    double beyond = f.valueAt(edge.undefined);
    boolean isTooLarge =
        Double.isInfinite(beyond) && edge.undefined != far && beyond == f.valueAt(far);
    double value = isTooLarge ? f.valueAt(edge.defined) : limit(edge);
    FeatureSide inside = new FeatureSide(edge.defined, value, slope(edge));
    FeatureSide outside =
        new FeatureSide(edge.undefined, isTooLarge ? beyond : Double.NaN, Double.NaN);
    return edge.defined < edge.undefined
        ? Feature.between(FeatureKind.EDGE, inside, outside)
        : Feature.between(FeatureKind.EDGE, outside, inside);
  }

  /** The slope at an edge; infinite if it still grows where the doubles give out. */
  private double slope(Edge edge) {
    double near = f.derivativeAt(edge.defined).value();
    double inwards = edge.defined < edge.undefined ? -FARTHER : FARTHER;
    double far = f.derivativeAt(edge.defined + inwards * resolution).value();
    return Math.abs(near) > GROWN * Math.abs(far) ? unbounded(near) : near;
  }

  /**
   * The value at an edge. It is infinite if that beyond is, as of log at 0; and if it still changes
   * from step to step as much as farther away, as the logarithm does, or more, as at a pole.
   */
  private double limit(Edge edge) {
    double beyond = f.valueAt(edge.undefined);
    if (Double.isInfinite(beyond)) {
      return beyond;
    }
    double inwards = edge.defined < edge.undefined ? -resolution : resolution;
    double last = f.valueAt(edge.defined);
    double near = f.valueAt(edge.defined + inwards) - f.valueAt(edge.defined + 2 * inwards);
    double far =
        f.valueAt(edge.defined + FARTHER * inwards)
            - f.valueAt(edge.defined + 2 * FARTHER * inwards);
    boolean grows =
        near * far > 0 && near / far > STILL && Math.abs(near) > ROUNDING * Math.ulp(last);
    return grows ? unbounded(near) : last;
  }

  /**
   * Returns what is around a number without a finite value between two with one: two edges, or one
   * feature if the gap is no wider than the resolution.
   */
  List<Feature> around(Node left, double gap, Node right) {
    Edge before = edge(left.x(), gap);
    Edge behind = edge(right.x(), gap);
    if (behind.defined - before.defined > 4 * resolution) {
      return List.of(feature(before, gap), feature(behind, gap));
    }
    return List.of(isolated(left, before.defined, gap, behind.defined, right));
  }

  private Feature isolated(Node left, double before, double gap, double behind, Node right) {
    double leftValue = f.valueAt(before);
    double rightValue = f.valueAt(behind);
    boolean infinite = Double.isInfinite(f.valueAt(gap));
    boolean leftGrows = infinite || grows(left, before, -2 * resolution);
    boolean rightGrows = infinite || grows(right, behind, 2 * resolution);
    if (leftGrows || rightGrows) {
      return Feature.at(
          FeatureKind.POLE,
          gap,
          new FeatureSide(before, leftGrows ? unbounded(leftValue) : leftValue, Double.NaN),
          new FeatureSide(behind, rightGrows ? unbounded(rightValue) : rightValue, Double.NaN));
    }
    double reach = behind - before;
    double allowed = left.noise() + right.noise() + 2 * reach * Math.max(slope(left), slope(right));
    FeatureKind kind =
        Math.abs(rightValue - leftValue) <= allowed ? FeatureKind.HOLE : FeatureKind.JUMP;
    return Feature.at(
        kind,
        gap,
        new FeatureSide(before, leftValue, f.derivativeAt(before).value()),
        new FeatureSide(behind, rightValue, f.derivativeAt(behind).value()));
  }

  private static double slope(Node node) {
    return Math.max(Math.abs(node.leftSlope()), Math.abs(node.rightSlope()));
  }

  private static double unbounded(double grown) {
    return Math.copySign(Double.POSITIVE_INFINITY, grown);
  }

  /** Whether the last small step towards the gap still changes the value as a pole would. */
  private boolean grows(Node far, double near, double outwards) {
    double last = Math.abs(f.valueAt(near) - f.valueAt(near + outwards));
    double all = Math.abs(f.valueAt(near) - far.y());
    return last > far.noise() && last >= STILL_GROWING * all;
  }
}
