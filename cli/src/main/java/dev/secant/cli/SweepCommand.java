package dev.secant.cli;

import dev.secant.api.Decimal;
import dev.secant.api.Variable;
import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.failure.UsageException;
import dev.secant.cli.output.ByteSink;
import dev.secant.cli.output.OutputFormat;
import dev.secant.cli.output.RowWriter;
import dev.secant.cli.plot.Picture;
import dev.secant.cli.plot.TerminalStyle;
import dev.secant.cli.points.PointListParser;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.PluginOptions;
import dev.secant.cli.sweep.SweepFigure;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.FunctionFailedException;
import dev.secant.runtime.diff.DifferenceMethod;
import dev.secant.runtime.diff.sweep.StepSweep;
import dev.secant.runtime.diff.sweep.SweepPoint;
import dev.secant.runtime.registry.FunctionRegistry;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code secant sweep}: the error of a difference quotient against its step. */
@Command(
    name = "sweep",
    description = {
      "Shows how wrong a difference quotient with a fixed step is, for steps of 1e-16 to 1: too"
          + " small, and rounding rules; too large, and truncation does. Both are fitted as powers"
          + " of eps, and the best step between them is named.",
      "Errors are against the derivative that 'secant diff' finds. Where there is none, the"
          + " quotients themselves are shown.",
      "Columns: eps is the step, in the unit of x, value the quotient, NaN where the chain has no"
          + " value or x + eps is x, error its distance from the derivative."
    },
    footer = "  secant sweep square exp square --at 0.5")
final class SweepCommand implements Callable<Integer> {
  private static final int ROWS = 20;
  private static final List<String> COLUMNS = List.of("eps", "value", "error");

  private final Console console;
  private final PluginOptions plugins;

  @Mixin private ChainWords words;
  @Mixin private PictureOptions pictures;

  @Option(names = "--at", paramLabel = "X", description = "The point, one finite number.")
  private @Nullable String at;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description =
          "Difference quotient, one of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private DifferenceMethod method = DifferenceMethod.CENTRAL;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "One of: ${COMPLETION-CANDIDATES}. Without it, a plot as wide as $$COLUMNS, else as the terminal; in"
              + " ASCII unless the locale is one of UTF-8.")
  private @Nullable OutputFormat format;

  @Option(
      names = "--explain",
      description =
          "Says on standard error what is done: where the functions come from, method, steps, cost,"
              + " and what the errors are against.")
  private boolean explain;

  SweepCommand(Console console, PluginOptions plugins) {
    this.console = console;
    this.plugins = plugins;
  }

  @Override
  public Integer call() {
    double x = point();
    Picture picture = pictures.picture();
    if (picture != null && format != null) {
      throw new UsageException("--format does not go with -o, which writes a picture");
    }
    try (FunctionRegistry registry = plugins.open(console, words::areBuiltIn)) {
      PluginProblems.of(registry, console).warn();
      Chain chain = words.in(registry);
      StepSweep sweep = sweep(chain, x);
      if (explain) {
        account(Account.of(chain, registry), sweep).print(console.err());
      }
      if (format == null) {
        show(chain, sweep, picture);
      } else {
        write(sweep, format.writer(new ByteSink(console.out(), console.out()::failure)));
      }
    }
    return ExitCode.SUCCESS;
  }

  private Account account(Account account, StepSweep sweep) {
    List<SweepPoint> points = sweep.points();
    return account
        .add("method", "the " + method + " difference quotient with each of the steps")
        .add(
            "step",
            points.size()
                + ", from "
                + Decimal.toShortString(points.get(0).eps())
                + " to "
                + Decimal.toShortString(points.get(points.size() - 1).eps())
                + " in the unit of x")
        .add("evaluations", "at most 2 of the chain for each step, and those of the derivative")
        .add(
            "error",
            "the distance of each quotient from the derivative that 'secant diff' finds, which is"
                + " itself within its error bar; errors below that bar mean nothing");
  }

  private double point() {
    if (at == null) {
      throw new UsageException("--at must be given, the point of the sweep, as in --at 0.5");
    }
    List<Variable> points = PointListParser.parse(at);
    if (points.size() > 1) {
      throw failure("--at must be one point for a sweep, were " + points.size());
    }
    Variable point = points.get(0);
    if (point.rank() > 0) {
      throw failure(
          "--at must be a number for a sweep, was an array of shape "
              + Arrays.toString(point.shape()));
    }
    if (!Double.isFinite(point.item())) {
      throw failure("--at must be finite for a sweep, was " + Decimal.toString(point.item()));
    }
    return point.item();
  }

  private static CommandFailure failure(String message) {
    return new CommandFailure(ErrorCode.INVALID_POINT, message);
  }

  /** What the chain throws at x ends the sweep; beside x, it leaves holes. */
  private StepSweep sweep(Chain chain, double x) {
    try {
      return StepSweep.of(chain::valueAt, x, method);
    } catch (FunctionFailedException | IllegalStateException e) { // the latter for an array
      throw new CommandFailure(
          ErrorCode.ROW_FAILED, "at " + Decimal.toString(x) + ": " + e.getMessage(), e);
    }
  }

  private void show(Chain chain, StepSweep sweep, @Nullable Picture picture) {
    TerminalStyle style = TerminalStyle.of(console);
    PrintWriter out = console.outWriter();
    out.print(style.plain(chain + ", " + sweep.summary()) + "\n");
    if (picture != null) {
      String title =
          chain + ", " + method + " difference at x = " + Decimal.toShortString(sweep.x());
      picture.write(SweepFigure.of(sweep, pictures.title().isEmpty() ? title : pictures.title()));
    } else if (SweepFigure.isPossible(sweep)) {
      out.print("\n" + SweepFigure.of(sweep, "").toText(style.withRows(ROWS)));
    }
    out.flush();
  }

  private static void write(StepSweep sweep, RowWriter writer) {
    writer.header(COLUMNS);
    for (SweepPoint point : sweep.points()) {
      writer.number(point.eps());
      writer.number(point.value());
      writer.number(point.error());
      writer.endRow();
    }
    writer.finish();
  }
}
