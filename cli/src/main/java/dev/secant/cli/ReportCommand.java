package dev.secant.cli;

import dev.secant.api.Decimal;
import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.failure.UsageException;
import dev.secant.cli.output.OutputFile;
import dev.secant.cli.progress.Interruption;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.PluginOptions;
import dev.secant.explore.Report;
import dev.secant.explore.ReportException;
import dev.secant.explore.View;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.registry.FunctionRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code secant report}: the page of {@code secant explore} as one file. */
@Command(
    name = "report",
    description = {
      "Writes the page of 'secant explore' as one file, with its data inside: to mail or to keep. It"
          + " opens from disk in any browser and needs no network.",
      "In it, x moves among the points that were computed; at the point of --at it has all that"
          + " 'secant explore' shows. Of plug-ins it names id, version and file, not the folder."
    },
    footer = "  secant report \"abs | sin\" --from -3 --to 3 -o report.html")
final class ReportCommand implements Callable<Integer> {
  private final Console console;
  private final PluginOptions plugins;

  @Mixin private ChainWords words;
  @Mixin private ViewOptions view;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "File to write, whole or not at all; one that is there is replaced. Its name ends in"
              + " .html. Must be given.")
  private @Nullable Path output;

  @Option(
      names = "--explain",
      description =
          "Says on standard error what is done: where the functions come from, points, methods, cost,"
              + " and what the bars mean.")
  private boolean explain;

  ReportCommand(Console console, PluginOptions plugins) {
    this.console = console;
    this.plugins = plugins;
  }

  @Override
  public Integer call() {
    if (!view.hasRange()) {
      throw new UsageException("--from and --to must be given, the ends of the range");
    }
    if (output == null) {
      throw new UsageException("-o must be given, the file to write, as in -o report.html");
    }
    requirePage(output);
    try (FunctionRegistry registry = plugins.open(console, words::areBuiltIn)) {
      PluginProblems.of(registry, console).warn();
      Chain chain = words.in(registry);
      try (OutputFile file = OutputFile.open(output)) {
        byte[] page =
            Interruption.before(
                file.name(), () -> report(registry, chain).html().getBytes(StandardCharsets.UTF_8));
        write(page, file);
        ProcessEnd.complete(file);
        if (explain) {
          explain(Account.of(chain, registry), view.view(chain.toString()));
        }
      }
    }
    return ExitCode.SUCCESS;
  }

  private void explain(Account account, View shown) {
    account
        .add(
            "points",
            shown.points()
                + ", from "
                + Decimal.toShortString(shown.from())
                + " to "
                + Decimal.toShortString(shown.to()))
        .add(
            "method",
            "at each point the derivative as 'secant diff' finds it, by values of the chain around it")
        .add(
            "tangent",
            "at "
                + Decimal.toShortString(shown.x())
                + "; the secant by a central difference with eps "
                + Decimal.toShortString(shown.eps()))
        .add("stages", "value, local derivative and condition number of each, by the chain rule")
        .add("evaluations", "for each point 10 to 60 of the chain")
        .add("error", "the truth is within the bar, as far as values can tell")
        .print(console.err());
  }

  private static void requirePage(Path file) {
    if (!file.toString().toLowerCase(Locale.ROOT).matches("(?s).*[.]html?")) {
      throw new CommandFailure(
          ErrorCode.UNKNOWN_SUFFIX,
          "--output: "
              + Printable.line(file.toString())
              + " must end in .html, as a report is a page for a browser");
    }
  }

  private Report report(FunctionRegistry registry, Chain chain) {
    try {
      String version = new VersionProvider().getVersion()[0];
      return Report.of(registry, view.view(chain.toString()), version);
    } catch (ReportException e) {
      throw new CommandFailure(ErrorCode.ROW_FAILED, String.valueOf(e.getMessage()), e);
    }
  }

  private static void write(byte[] page, OutputFile file) {
    try {
      file.stream().write(page);
    } catch (IOException e) {
      throw file.failure(e);
    }
  }
}
