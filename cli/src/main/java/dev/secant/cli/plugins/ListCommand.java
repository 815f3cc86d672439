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
          + " refused (none can), location the JAR or folder.",
      "A table is at most 80 characters wide, what does not fit is cut. The other formats cut"
          + " nothing, have the path of the location, and the codes of its problems in the column"
          + " problems."
    },
    footer = "  secant plugins list --plugins my-jars --format csv")
final class ListCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of("plugin", "version", "functions", "state", "location");
  private static final List<String> ALL_COLUMNS =
      List.of("plugin", "version", "functions", "state", "location", "problems");

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
      List<PluginRow> rows = PluginRow.of(report);
      if (format == OutputFormat.TABLE) {
        writeTable(rows, writer);
      } else {
        writer.header(ALL_COLUMNS);
        rows.forEach(row -> write(row, writer));
      }
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

  private static void writeTable(List<PluginRow> rows, RowWriter writer) {
    NarrowNames names = NarrowNames.of(rows);
    writer.header(COLUMNS);
    for (PluginRow row : rows) {
      writer.text(names.id(row));
      writer.text(names.version(row));
      writer.count(row.functions());
      writer.text(row.state().toString());
      writer.text(names.place(row));
      writer.endRow();
    }
  }

  private static void write(PluginRow row, RowWriter writer) {
    writer.text(row.id());
    writer.text(row.version());
    writer.count(row.functions());
    writer.text(row.state().toString());
    writer.text(row.location());
    writer.text(String.join(" ", row.codes()));
    writer.endRow();
  }
}
