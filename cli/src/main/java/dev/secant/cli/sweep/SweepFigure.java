package dev.secant.cli.sweep;

import dev.secant.plot.Axis;
import dev.secant.plot.Figure;
import dev.secant.plot.Mark;
import dev.secant.plot.Panel;
import dev.secant.plot.Scale;
import dev.secant.plot.Series;
import dev.secant.runtime.diff.sweep.StepSweep;
import dev.secant.runtime.diff.sweep.SweepPoint;
import dev.secant.runtime.diff.sweep.SweepRegime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The V-shaped curve of a sweep: error against eps, with the fitted regimes and the best step.
 * Where there is no derivative to be in error of, the magnitude of the quotients themselves.
 */
public final class SweepFigure {
  private static final double LEAST_STEP = 1e-16;
  private static final double MOST_STEP = 1;

  private final StepSweep sweep;
  private final boolean hasErrors;

  private SweepFigure(StepSweep sweep) {
    this.sweep = sweep;
    this.hasErrors = !Double.isNaN(sweep.reference());
  }

  /** Returns whether there is anything to be drawn: a quotient with a value. */
  public static boolean isPossible(StepSweep sweep) {
    SweepFigure figure = new SweepFigure(sweep);
    return sweep.points().stream().mapToDouble(figure::height).anyMatch(Double::isFinite);
  }

  /**
   * Returns the figure.
   *
   * @param title what stands above it
   */
  public static Figure of(StepSweep sweep, String title) {
    return new SweepFigure(sweep).figure(title);
  }

  private double height(SweepPoint point) {
    return hasErrors ? point.error() : Math.abs(point.value());
  }

  private Figure figure(String title) {
    String what = hasErrors ? "error" : "|quotient|";
    Panel panel = Panel.of(Axis.of(what, Scale.LOG)).with(series(what, this::height));
    for (Series fit : fits()) {
      panel = panel.with(fit);
    }
    double least = least();
    for (SweepPoint point : sweep.points()) {
      if (height(point) == 0) { // below any logarithm: at the lower end of the picture
        panel = panel.with(Mark.at("exactly 0", point.eps(), least));
      }
    }
    if (hasErrors && !Double.isNaN(sweep.bestEps())) {
      panel = panel.with(Mark.across("best eps", sweep.bestEps()));
    }
    Axis steps = Axis.of("eps", Scale.LOG).between(LEAST_STEP, MOST_STEP);
    return Figure.of(title, steps, panel);
  }

  private double least() {
    return sweep.points().stream()
        .mapToDouble(this::height)
        .filter(height -> height > 0 && height < Double.POSITIVE_INFINITY)
        .min()
        .orElse(1);
  }

  private Series series(String name, ToDoubleFunction<SweepPoint> height) {
    double[] x = sweep.points().stream().mapToDouble(SweepPoint::eps).toArray();
    double[] y = sweep.points().stream().mapToDouble(height).toArray();
    return Series.of(name, Series.Kind.DOTS, x, y);
  }

  /** The regimes, straight lines here, as one series with a gap; none if neither shows. */
  private List<Series> fits() {
    double best = sweep.bestEps();
    List<double[]> ends = new ArrayList<>();
    if (hasErrors) {
      addFit(ends, sweep.rounding(), LEAST_STEP, best);
      addFit(ends, sweep.truncation(), best, MOST_STEP);
    } else {
      addFit(ends, sweep.growth(), LEAST_STEP, MOST_STEP);
    }
    double[] x = ends.stream().mapToDouble(end -> end[0]).toArray();
    double[] y = ends.stream().mapToDouble(end -> end[1]).toArray();
    return ends.isEmpty() ? List.of() : List.of(Series.of("fit", Series.Kind.DASHED, x, y));
  }

  private static void addFit(List<double[]> ends, SweepRegime regime, double from, double to) {
    if (regime.exists()) {
      ends.add(new double[] {from, regime.errorAt(from)});
      ends.add(new double[] {to, regime.errorAt(to)});
      ends.add(new double[] {to, Double.NaN});
    }
  }
}
