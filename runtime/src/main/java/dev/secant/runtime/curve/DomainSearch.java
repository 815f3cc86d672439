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
  private record Edge(double defined, double undefined) {
    double inwards() {
      return defined < undefined ? -1 : 1;
    }
  }

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
    double spacing =
        edge.defined == 0 ? Math.min(resolution, Math.ulp(1.0)) : Math.ulp(edge.defined);
    double far = f.derivativeAt(edge.defined + edge.inwards() * FARTHER * spacing).value();
    return Math.abs(near) > GROWN * Math.abs(far) ? unbounded(near) : near;
  }

  /**
   * The value at an edge. It is infinite if f grows without bound there: if it reaches the end of
   * the doubles, or still changes from step to step as much as farther away, as the logarithm does,
   * or more, as at a pole. That f is infinite beyond says nothing: exp(1/x) goes to 0 left of 0.
   */
  private double limit(Edge edge) {
    double last = f.valueAt(edge.defined);
    if (Math.abs(last) > Double.MAX_VALUE / 2) {
      return unbounded(last);
    }
    double step = edge.inwards() * Math.ulp(edge.defined);
    double near = change(edge.defined, step);
    double far = change(edge.defined, FARTHER * step);
    boolean grows = near / far > STILL && Math.abs(near) > ROUNDING * Math.ulp(last);
    return grows ? unbounded(near) : last;
  }

  /** What f changes by on the way from two steps away to one. */
  private double change(double x, double step) {
    return f.valueAt(x + step) - f.valueAt(x + 2 * step);
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
    return List.of(isolated(left, before, gap, behind, right));
  }

  private Feature isolated(Node left, Edge leftEdge, double gap, Edge rightEdge, Node right) {
    double before = leftEdge.defined;
    double behind = rightEdge.defined;
    double leftValue = f.valueAt(before);
    double rightValue = f.valueAt(behind);
    double leftLimit = limit(leftEdge, left);
    double rightLimit = limit(rightEdge, right);
    if (Double.isInfinite(leftLimit) || Double.isInfinite(rightLimit)) {
      return Feature.at(
          FeatureKind.POLE,
          gap,
          new FeatureSide(before, leftLimit, Double.NaN),
          new FeatureSide(behind, rightLimit, Double.NaN));
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

  /** The value at a gap; infinite also if the last small step changes it as a pole would. */
  private double limit(Edge edge, Node far) {
    double limit = limit(edge);
    double last = f.valueAt(edge.defined);
    double change = last - f.valueAt(edge.defined + edge.inwards() * 2 * resolution);
    boolean grows =
        Math.abs(change) > far.noise()
            && Math.abs(change) >= STILL_GROWING * Math.abs(last - far.y());
    return grows && Double.isFinite(limit) ? unbounded(change) : limit;
  }
}
