package dev.secant.cli;

import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.output.ByteSink;
import dev.secant.cli.output.OutputFormat;
import dev.secant.cli.output.RowWriter;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.OptionText;
import dev.secant.cli.session.PluginOptions;
import dev.secant.cli.userfile.ChainFile;
import dev.secant.runtime.registry.FunctionEntry;
import dev.secant.runtime.registry.FunctionRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code secant functions}: what can stand in a chain, and what in the plug-in folders could not be
 * used. Nothing of a plug-in is executed to be listed.
 */
@Command(
    name = "functions",
    description = {
      "Lists the functions that can stand in a chain, and on standard error what in the plug-in"
          + " folders could not be used.",
      "Columns: name is what to write in a chain, plugin where it comes from, kind function, or"
          + " factory if it takes arguments, chain if 'secant define' named it, location the JAR, with its path in formats other than"
          + " table."
    },
    footer = "  secant functions --plugins my-jars")
final class FunctionsCommand implements PlainCommand {
  private static final String FORMAT = "--format";
  private static final List<String> COLUMNS = List.of("name", "plugin", "kind", "location");

  private final Console console;
  private final PluginOptions plugins;

  @Option(
      names = FORMAT,
      paramLabel = "FORMAT",
      description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private OutputFormat format = OutputFormat.TABLE;

  FunctionsCommand(Console console, PluginOptions plugins) {
    this.console = console;
    this.plugins = plugins;
  }

  @Override
  public boolean set(String flag) {
    return plugins.set(flag);
  }

  @Override
  public boolean set(String name, String value) {
    if (!name.equals(FORMAT)) {
      return plugins.set(name, value);
    }
    format = OptionText.choice(value, OutputFormat.values());
    return true;
  }

  @Override
  public boolean set(List<String> words) {
    return words.isEmpty();
  }

  @Override
  public Integer call() {
    try (FunctionRegistry registry = plugins.look(console)) {
      RowWriter writer = format.writer(new ByteSink(console.out(), console.out()::failure));
      writer.header(COLUMNS);
      registry.functions().forEach(entry -> write(entry, writer));
      ChainFile chains = ChainFile.of(console.environment());
      if (chains != null) {
        registry.definitions().keySet().forEach(name -> write(name, chains.path(), writer));
      }
      writer.finish();
      PluginProblems.of(registry, console).showAll();
      plugins.requireSound(registry);
    }
    return ExitCode.SUCCESS;
  }

  /** A name that two plug-ins use is shown as it must be written. */
  private void write(FunctionEntry entry, RowWriter writer) {
    writer.text(entry.isShortNameUnique() ? entry.name() : entry.qualifiedName());
    writer.text(entry.plugin());
    writer.text(entry.kind().name().toLowerCase(Locale.ROOT));
    writer.text(format == OutputFormat.TABLE ? lastName(entry.location()) : entry.location());
    writer.endRow();
  }

  /** Named chains come last: they are the user's, and no functions. */
  private void write(String name, Path file, RowWriter writer) {
    String location = Printable.line(file.toString());
    writer.text(name);
    writer.text("");
    writer.text("chain");
    writer.text(format == OutputFormat.TABLE ? lastName(location) : location);
    writer.endRow();
  }

  /** The whole path would be most of the table; the other formats and {@code describe} have it. */
  private static String lastName(String location) {
    return location.substring(Math.max(location.lastIndexOf('/'), location.lastIndexOf('\\')) + 1);
  }
}
