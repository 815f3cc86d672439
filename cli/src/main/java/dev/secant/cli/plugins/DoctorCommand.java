package dev.secant.cli.plugins;

import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.output.ByteSink;
import dev.secant.cli.output.OutputFormat;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.LastWords;
import dev.secant.cli.session.PluginOptions;
import dev.secant.runtime.registry.FunctionRegistry;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code secant plugins doctor}: all that is wrong with plug-ins, and what to do about it. */
@Command(
    name = "doctor",
    description = {
      "Says what is wrong with plug-ins, by JAR, the worst first, and what to do about it; then what"
          + " can be used.",
      "The classes of functions are searched for references to classes that are missing."
          + " Each function is loaded, its constructor for at most 5 s, and asked to describe itself, which"
          + " runs code of the plug-ins; --no-load does without. Exit code 1 if there is an error.",
      "Columns of formats other than table, a row for each problem: severity, code, plugin, location,"
          + " entry, line (0 for none), class, function, message, hint, reference."
    },
    footer = "  secant plugins doctor --plugins my-jars")
final class DoctorCommand implements Callable<Integer> {
  private final Console console;
  private final PluginOptions plugins;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private OutputFormat format = OutputFormat.TABLE;

  @Option(names = "--no-load", description = "Look only: nothing of a plug-in is executed.")
  private boolean noLoad;

  DoctorCommand(Console console, PluginOptions plugins) {
    this.console = console;
    this.plugins = plugins;
  }

  @Override
  public Integer call() {
    try (FunctionRegistry registry = plugins.look(console)) {
      Examination examination = new Examination(registry);
      examination.inspect();
      if (!noLoad) {
        LastWords.during(
            examination::load,
            () -> {
              examination.endEarly();
              show(examination);
            });
      }
      int code = show(examination);
      plugins.requireFrozen(registry);
      return code;
    }
  }

  private int show(Examination examination) {
    Problems problems = examination.problems();
    if (format == OutputFormat.TABLE) {
      PrintWriter out = console.outWriter();
      new DoctorText(new LabelledLines(out, Style.of(console))).print(examination);
      out.flush();
    } else {
      ProblemRows.write(
          problems, format.writer(new ByteSink(console.out(), console.out()::failure)));
    }
    return problems.errors() == 0 ? ExitCode.SUCCESS : ExitCode.FAILURE;
  }
}
