package dev.secant.cli.plot;

import dev.secant.plot.Axis;
import dev.secant.plot.Figure;
import dev.secant.plot.Mark;
import dev.secant.plot.Panel;
import dev.secant.plot.Scale;
import dev.secant.plot.Series;
import dev.secant.runtime.curve.Curve;
import dev.secant.runtime.curve.Feature;
import dev.secant.runtime.curve.FeatureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The figure of a curve: the function above, its derivative with its error bar below. A line ends
 * where the function jumps or has no value, and that of the derivative where there is none.
 *
 * @param x scale of the horizontal axis
 * @param y scale of both vertical ones; a logarithmic one shows the magnitude of the derivative
 * @param title empty for the chain
 */
public record CurveFigure(Scale x, Scale y, String title) {
  /** What of a curve is drawn. */
  public enum Part {
    /** The function alone. */
    VALUE,
    /** The derivative alone. */
    DERIVATIVE,
    /** Both, one above the other. */
    BOTH
  }

  /** Returns the figure of a curve. */
  public Figure of(Curve curve, Part part) {
    List<Panel> panels = new ArrayList<>();
    if (part != Part.DERIVATIVE) {
      panels.add(values(curve));
    }
    if (part != Part.VALUE) {
      panels.add(derivatives(curve));
    }
    double from = curve.points().get(0).x();
    double to = curve.points().get(curve.points().size() - 1).x();
    String name = title.isEmpty() ? curve.function().toString() : title;
    return Figure.of(name, Axis.of("x", x).between(from, to), panels.toArray(Panel[]::new));
  }

  private Panel values(Curve curve) {
    CurveLine line = CurveLine.ofValues(curve);
    Panel panel =
        Panel.of(axis("f(x)", line)).with(Series.of("f", Series.Kind.LINE, line.x(), line.y()));
    for (Feature feature : curve.features()) {
      panel = panel.with(mark(feature));
    }
    return panel;
  }

  private Panel derivatives(Curve curve) {
    CurveLine line = CurveLine.ofDerivatives(curve);
    boolean isLog = y == Scale.LOG;
    double[] slopes = line.y();
    for (int i = 0; isLog && i < slopes.length; i++) {
      slopes[i] = Math.abs(slopes[i]);
    }
    Panel panel =
        Panel.of(axis(isLog ? "|f′(x)|" : "f′(x)", line))
            .with(
                Series.of("f′ ± error bar", Series.Kind.LINE, line.x(), slopes)
                    .withError(line.error()));
    for (Feature feature : curve.features()) {
      panel = panel.with(Mark.across(name(feature), feature.x()));
    }
    return panel;
  }

  private Axis axis(String label, CurveLine line) {
    Axis axis = Axis.of(label, y);
    double[] ends = y == Scale.LINEAR ? line.visible() : new double[0];
    return ends.length == 0 ? axis : Axis.of(label + ", cut off", y).between(ends[0], ends[1]);
  }

  private static String name(Feature feature) {
    return feature.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** A ring where the function has a value to both sides, or to one at an edge. */
  private static Mark mark(Feature feature) {
    double left = feature.leftValue();
    double right = feature.rightValue();
    boolean isAcross =
        feature.kind() == FeatureKind.JUMP
            || feature.kind() == FeatureKind.POLE
            || Double.isInfinite(left)
            || Double.isInfinite(right);
    double height = Double.isFinite(left) ? left : right;
    return isAcross || !Double.isFinite(height)
        ? Mark.across(name(feature), feature.x())
        : Mark.at(name(feature), feature.x(), height);
  }
}
