package dev.secant.cli.plot;

import dev.secant.runtime.curve.Curve;
import dev.secant.runtime.curve.CurvePoint;
import dev.secant.runtime.curve.Feature;
import dev.secant.runtime.curve.FeatureKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A line to be drawn: the points of a curve, and at features the limits of both sides with a gap.
 */
final class CurveLine {
  /**
   * Numbers beyond these shares of all are left to leave the frame, where some grow unboundedly.
   */
  private static final double LEAST = 0.12;

  private static final double MOST = 0.88;
  private static final double BEYOND = 0.4; // of the distance of the two
  private static final double MARGIN = 0.1; // so that no line lies on the frame
  private static final double FAR = 4;

  private final List<double[]> places = new ArrayList<>(); // x, y, error
  private boolean isUnbounded;

  private CurveLine() {}

  static CurveLine ofValues(Curve curve) {
    CurveLine line = new CurveLine();
    int next = 0;
    for (CurvePoint point : curve.points()) {
      while (next < curve.features().size() && curve.features().get(next).x() <= point.x()) {
        line.addValues(curve.features().get(next++));
      }
      line.add(point.x(), point.value(), Double.NaN);
    }
    return line;
  }

  static CurveLine ofDerivatives(Curve curve) {
    CurveLine line = new CurveLine();
    int next = 0;
    for (CurvePoint point : curve.points()) {
      while (next < curve.features().size() && curve.features().get(next).x() <= point.x()) {
        line.addSlopes(curve.features().get(next++));
      }
      boolean known = point.hasDerivative();
      line.add(
          point.x(), known ? point.derivative() : Double.NaN, known ? point.error() : Double.NaN);
    }
    return line;
  }

  private void add(double x, double y, double error) {
    places.add(new double[] {x, y, error});
  }

  private void addValues(Feature feature) {
    add(feature.left(), finite(feature.leftValue()), Double.NaN);
    if (feature.kind() != FeatureKind.KINK && feature.kind() != FeatureKind.VERTICAL_TANGENT) {
      add(feature.x(), Double.NaN, Double.NaN);
    }
    add(feature.right(), finite(feature.rightValue()), Double.NaN);
    isUnbounded |=
        Double.isInfinite(feature.leftValue()) || Double.isInfinite(feature.rightValue());
  }

  private void addSlopes(Feature feature) {
    add(feature.left(), finite(feature.leftSlope()), 0);
    add(feature.x(), Double.NaN, Double.NaN);
    add(feature.right(), finite(feature.rightSlope()), 0);
    isUnbounded |=
        Double.isInfinite(feature.leftSlope())
            || Double.isInfinite(feature.rightSlope())
            || feature.kind() == FeatureKind.POLE;
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : Double.NaN;
  }

  private double[] column(int index) {
    return places.stream().mapToDouble(place -> place[index]).toArray();
  }

  double[] x() {
    return column(0);
  }

  double[] y() {
    return column(1);
  }

  double[] error() {
    return column(2);
  }

  /** Returns the ends of what is to be seen where the line grows without bound; empty for all. */
  double[] visible() {
    double[] all = Arrays.stream(y()).filter(Double::isFinite).sorted().toArray();
    if (!isUnbounded || all.length == 0) {
      return new double[0];
    }
    double least = all[(int) (LEAST * (all.length - 1))];
    double most = all[(int) Math.ceil(MOST * (all.length - 1))];
    double span = most - least;
    if (!(span > 0) || all[all.length - 1] - all[0] < FAR * span) {
      return new double[0];
    }
    double from = Math.max(all[0] - MARGIN * span, least - BEYOND * span);
    double to = Math.min(all[all.length - 1] + MARGIN * span, most + BEYOND * span);
    return Double.isFinite(from) && Double.isFinite(to) ? new double[] {from, to} : new double[0];
  }
}
