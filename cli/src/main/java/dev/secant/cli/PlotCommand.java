package dev.secant.cli;

import dev.secant.api.Decimal;
import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.plot.CurveFigure;
import dev.secant.cli.plot.CurveFigure.Part;
import dev.secant.cli.plot.CurveText;
import dev.secant.cli.plot.Picture;
import dev.secant.cli.plot.TerminalStyle;
import dev.secant.cli.progress.Interruption;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.PluginOptions;
import dev.secant.plot.Figure;
import dev.secant.plot.Scale;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.curve.Curve;
import dev.secant.runtime.registry.FunctionRegistry;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code secant plot}: a chain and its derivative over a range. */
@Command(
    name = "plot",
    description = {
      "Draws a chain and its derivative over a range: in the terminal, or with -o as a picture that"
          + " can go into a paper, an .svg or a .png.",
      "Kinks, jumps, poles, vertical tangents, edges and holes are looked for between the points too,"
          + " marked, and listed below with their places. What is narrower than the distance of two"
          + " points may be missed: more points see more.",
      "x is in the unit of the chain's argument, f(x) in that of its result, f'(x) in that of the"
          + " result per unit of x, drawn with its error bar."
    },
    footer = "  secant plot \"abs | sin\" --from -3 --to 3")
final class PlotCommand implements Callable<Integer> {
  private static final int ROWS = 10;
  private static final int ROWS_ALONE = 18;
  private static final int MOST_THREADS = 1024;

  private final Console console;
  private final PluginOptions plugins;

  @Mixin private ChainWords words;
  @Mixin private RangeOptions range;
  @Mixin private PictureOptions pictures;

  @Option(
      names = "--log",
      paramLabel = "AXES",
      description =
          "Axes that are logarithmic: x, y or xy. Points are then spaced evenly along a logarithmic x,"
              + " and y shows what is above 0, of the derivative its magnitude.")
  private @Nullable String log;

  @Option(
      names = "--only",
      paramLabel = "PART",
      description = "Draw this alone: value or derivative.")
  private @Nullable String only;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads to compute with, 1 to 1024; the result is the same. Default: one a processor.")
  private @Nullable String threads;

  @Option(
      names = "--explain",
      description =
          "Says on standard error what is done: where the functions come from, method, points, cost,"
              + " and what the bars and marks mean.")
  private boolean explain;

  PlotCommand(Console console, PluginOptions plugins) {
    this.console = console;
    this.plugins = plugins;
  }

  @Override
  public Integer call() {
    Picture picture = pictures.picture();
    Part part = part();
    Scale x = scale('x');
    double[] grid = range.grid(x);
    int workers = workers();
    CurveFigure layout = new CurveFigure(x, scale('y'), pictures.title());
    try (FunctionRegistry registry = plugins.open(console, words::areBuiltIn)) {
      PluginProblems.of(registry, console).warn();
      Chain chain = words.in(registry);
      Curve curve = interruptible(picture, () -> curve(chain, grid, workers));
      if (explain) {
        explain(Account.of(chain, registry), curve);
      }
      show(layout.of(curve, part), curve, picture, part);
      return end(curve);
    }
  }

  private static <T> T interruptible(@Nullable Picture picture, Supplier<T> run) {
    return picture == null
        ? Interruption.during(run, () -> "interrupted before anything was drawn")
        : Interruption.before(Printable.line(picture.file().toString()), run);
  }

  private static Curve curve(Chain chain, double[] grid, int threads) {
    try {
      return Curve.at(chain, grid, threads);
    } catch (IllegalStateException e) { // a chain that gives an array for a number
      throw new CommandFailure(
          ErrorCode.ROW_FAILED, "at " + Decimal.toString(grid[0]) + ": " + e.getMessage(), e);
    }
  }

  private void show(Figure figure, Curve curve, @Nullable Picture picture, Part part) {
    TerminalStyle style = TerminalStyle.of(console);
    PrintWriter out = console.outWriter();
    if (picture == null) {
      out.print(figure.toText(style.withRows(part == Part.BOTH ? ROWS : ROWS_ALONE)));
    } else {
      picture.write(interruptible(picture, () -> picture.content(figure)));
    }
    String text = CurveText.of(curve);
    if (!text.isEmpty()) {
      out.print((picture == null ? "\n" : "") + style.plain(text));
    }
    out.flush();
  }

  private int end(Curve curve) {
    String failures = CurveText.failures(curve);
    if (failures.isEmpty()) {
      return ExitCode.SUCCESS;
    }
    throw new CommandFailure(ErrorCode.ROW_FAILED, failures);
  }

  private int workers() {
    return threads == null
        ? Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors())
        : SettingText.whole("--threads", threads, 1, MOST_THREADS);
  }

  private Part part() {
    if (only == null) {
      return Part.BOTH;
    }
    return switch (only.toLowerCase(Locale.ROOT)) {
      case "value" -> Part.VALUE;
      case "derivative" -> Part.DERIVATIVE;
      default -> throw wrong("--only", "value or derivative", only);
    };
  }

  private Scale scale(char axis) {
    if (log == null) {
      return Scale.LINEAR;
    }
    String axes = log.toLowerCase(Locale.ROOT);
    if (!axes.matches("x|y|xy")) {
      throw wrong("--log", "x, y or xy", log);
    }
    return axes.indexOf(axis) >= 0 ? Scale.LOG : Scale.LINEAR;
  }

  private static CommandFailure wrong(String option, String rule, String text) {
    return new CommandFailure(
        ErrorCode.INVALID_SETTING,
        option + " must be " + rule + ", was '" + Printable.line(text) + "'");
  }

  private void explain(Account account, Curve curve) {
    account
        .add(
            "points",
            curve.points().size()
                + ", from "
                + Decimal.toShortString(first(curve))
                + " to "
                + Decimal.toShortString(last(curve)))
        .add(
            "method",
            "at each point the derivative as 'secant diff' finds it, by values of the chain around it")
        .add(
            "evaluations",
            "for each point 10 to 60 of the chain; for a place without a derivative some 400")
        .add(
            "error",
            "the truth is within the band around the derivative, as far as values can tell; a band thinner than the line is not seen")
        .add(
            "marks",
            "where neighbours contradict each other beyond their bars, the place is narrowed down until doubles give out")
        .print(console.err());
  }

  private static double first(Curve curve) {
    return curve.points().get(0).x();
  }

  private static double last(Curve curve) {
    return curve.points().get(curve.points().size() - 1).x();
  }
}
