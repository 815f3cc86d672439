package dev.secant.cli.plugins;

import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.output.ByteSink;
import dev.secant.cli.output.OutputFormat;
import dev.secant.cli.output.RowWriter;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.PluginOptions;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.registry.RegistryReport;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code secant plugins list}: what is in the folders, usable or not. Nothing of it runs. */
@Command(
    name = "list",
    description = {
      "Lists the plug-ins, usable or not. Nothing of them is executed.",
      "Columns: plugin is the id, version that of the manifest or the file name, functions how many"
          + " can be used, state one of ok, warnings, partly (some functions cannot be used) and"
          + " refused (none can), location the JAR or folder, with its path in formats other than"
          + " table."
    },
    footer = "  secant plugins list --plugins my-jars --format csv")
final class ListCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of("plugin", "version", "functions", "state", "location");

  private final Console console;
  private final PluginOptions plugins;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private OutputFormat format = OutputFormat.TABLE;

  ListCommand(Console console, PluginOptions plugins) {
    this.console = console;
    this.plugins = plugins;
  }

  @Override
  public Integer call() {
    try (FunctionRegistry registry = plugins.look(console)) {
      RegistryReport report = registry.report();
      RowWriter writer = format.writer(new ByteSink(console.out(), console.out()::failure));
      writer.header(COLUMNS);
      PluginRow.of(report).forEach(row -> write(row, writer));
      writer.finish();
      int count = report.problems().size();
      if (count > 0) {
        console
            .err()
            .println(
                "secant: " + Count.of(count, "problem") + ", shown by 'secant plugins doctor'");
      }
      plugins.requireSound(registry);
    }
    return ExitCode.SUCCESS;
  }

  private void write(PluginRow row, RowWriter writer) {
    writer.text(row.id());
    writer.text(row.version());
    writer.count(row.functions());
    writer.text(row.state().toString());
    writer.text(format == OutputFormat.TABLE ? Place.of(row.location()).name() : row.location());
    writer.endRow();
  }
}
