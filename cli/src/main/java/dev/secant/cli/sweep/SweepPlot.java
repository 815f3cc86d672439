package dev.secant.cli.sweep;

import dev.secant.cli.sweep.LogPlot.Span;
import dev.secant.runtime.diff.sweep.StepSweep;
import dev.secant.runtime.diff.sweep.SweepPoint;
import dev.secant.runtime.diff.sweep.SweepRegime;
import java.util.DoubleSummaryStatistics;
import java.util.function.ToDoubleFunction;

/**
 * The V-shaped curve of a sweep: error against eps, with the fitted regimes and the best step.
 * Where there is no derivative to be in error of, the magnitude of the quotients themselves.
 */
public final class SweepPlot {
  /** The steps of a sweep: 1e-16 to 1. */
  private static final Span STEPS = new Span(-16, 0);

  private final StepSweep sweep;
  private final PlotStyle style;

  private SweepPlot(StepSweep sweep, PlotStyle style) {
    this.sweep = sweep;
    this.style = style;
  }

  /** Returns the plot, a legend included; empty if no quotient has a value. */
  public static String of(StepSweep sweep, PlotStyle style) {
    return new SweepPlot(sweep, style).text();
  }

  private boolean hasErrors() {
    return !Double.isNaN(sweep.reference());
  }

  private String text() {
    ToDoubleFunction<SweepPoint> shown =
        hasErrors() ? SweepPoint::error : point -> Math.abs(point.value());
    DoubleSummaryStatistics heights =
        sweep.points().stream()
            .mapToDouble(shown)
            .filter(height -> height > 0 && height < Double.POSITIVE_INFINITY)
            .map(Math::log10)
            .summaryStatistics();
    boolean anyZero = sweep.points().stream().mapToDouble(shown).anyMatch(height -> height == 0);
    if (heights.getCount() == 0 && !anyZero) {
      return "";
    }
    Span rows = heights.getCount() == 0 ? STEPS : Span.around(heights.getMin(), heights.getMax());
    LogPlot plot = new LogPlot(STEPS, rows, style);
    drawFits(plot);
    for (SweepPoint point : sweep.points()) {
      double height = shown.applyAsDouble(point);
      if (height == 0) {
        plot.pointAtBottom(Math.log10(point.eps()));
      } else if (height < Double.POSITIVE_INFINITY) { // false for NaN
        plot.point(Math.log10(point.eps()), Math.log10(height));
      }
    }
    return plot.render("eps", hasErrors() ? "error" : "|quotient|") + legend(anyZero);
  }

  private void drawFits(LogPlot plot) {
    double best = Math.log10(sweep.bestEps());
    if (hasErrors()) {
      plot.mark(best);
      draw(plot, sweep.rounding(), STEPS.from(), best);
      draw(plot, sweep.truncation(), best, STEPS.to());
    } else {
      draw(plot, sweep.growth(), STEPS.from(), STEPS.to());
    }
  }

  private static void draw(LogPlot plot, SweepRegime regime, double from, double to) {
    if (regime.exists()) {
      plot.line(Math.log10(regime.constant()), regime.slope(), from, to);
    }
  }

  private String legend(boolean anyZero) {
    PlotStyle.Glyphs glyphs = style.glyphs();
    StringBuilder text = new StringBuilder();
    text.append(glyphs.point()).append(hasErrors() ? " error  " : " |quotient|  ");
    if (anyZero) {
      text.append(glyphs.bottom()).append(" exactly 0  ");
    }
    text.append(glyphs.line()).append(" fit");
    if (hasErrors() && !Double.isNaN(sweep.bestEps())) {
      text.append("  ").append(glyphs.mark()).append(" best eps");
    }
    return text.append('\n').toString();
  }
}
