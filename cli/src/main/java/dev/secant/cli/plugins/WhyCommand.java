package dev.secant.cli.plugins;

import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.output.ByteSink;
import dev.secant.cli.output.OutputFormat;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.PluginOptions;
import dev.secant.runtime.registry.FunctionRegistry;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code secant plugins why}: what a name means in a chain, and why that. */
@Command(
    name = "why",
    description = {
      "Says what a name means in a chain and why: which plug-in has it, who else does, what stands in"
          + " its way, and which names are like it. Nothing of a plug-in is executed.",
      "Exit code 1 if the name finds no function.",
      "Columns of formats other than table: relation is found or none in the first row, then other"
          + " (has the short name, too), refused (would have it) or similar; function, location,"
          + " class, code (that of the problem), message, hint."
    },
    footer = "  secant plugins why special_functions.erf")
final class WhyCommand implements Callable<Integer> {
  private final Console console;
  private final PluginOptions plugins;

  @Parameters(paramLabel = "NAME", description = "Name of a function, with its plug-in or without.")
  private String name = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private OutputFormat format = OutputFormat.TABLE;

  WhyCommand(Console console, PluginOptions plugins) {
    this.console = console;
    this.plugins = plugins;
  }

  @Override
  public Integer call() {
    try (FunctionRegistry registry = plugins.look(console)) {
      NameAnswer answer = NameAnswer.of(name, registry);
      if (format == OutputFormat.TABLE) {
        PrintWriter out = console.outWriter();
        answer.print(new LabelledLines(out, Style.of(console)));
        out.flush();
      } else {
        answer.write(format.writer(new ByteSink(console.out(), console.out()::failure)));
      }
      plugins.requireSound(registry);
      return answer.isFound() ? ExitCode.SUCCESS : ExitCode.FAILURE;
    }
  }
}
