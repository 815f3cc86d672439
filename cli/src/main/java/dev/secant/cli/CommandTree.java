package dev.secant.cli;

import dev.secant.cli.completion.Shell;
import dev.secant.cli.output.OutputFormat;
import dev.secant.cli.plugins.PluginsCommand;
import dev.secant.cli.points.InputFormat;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.OptionText;
import dev.secant.cli.session.PluginOptions;
import dev.secant.cli.settings.Settings;
import dev.secant.cli.settings.SettledArguments;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** All commands and all ways to write them, read by picocli. */
final class CommandTree {
  private CommandTree() {}

  /** Runs a command line and returns its exit code. */
  static int execute(Console console, ErrorReporter errors, Settings settings, String... args) {
    CommandLine commandLine = commandLine(console, errors);
    String[] settled =
        settings.isEmpty()
            ? args
            : new SettledArguments(commandLine.getCommandSpec(), settings).of(args);
    return commandLine.execute(settled);
  }

  static CommandLine commandLine(Console console, ErrorReporter errors) {
    PrintWriter out = console.outWriter();
    PluginOptions plugins = new PluginOptions();
    UsageErrors usage = new UsageErrors(errors);
    return new CommandLine(new SecantCommand(plugins))
        .addSubcommand(new FunctionsCommand(console, plugins))
        .addSubcommand(new DescribeCommand(console, plugins))
        .addSubcommand(new EvalCommand(console, plugins))
        .addSubcommand(new DiffCommand(console, plugins))
        .addSubcommand(new CheckCommand(console, plugins))
        .addSubcommand(new SweepCommand(console, plugins))
        .addSubcommand(new PlotCommand(console, plugins))
        .addSubcommand(new ExploreCommand(console, plugins))
        .addSubcommand(new ReportCommand(console, plugins))
        .addSubcommand(new ShellCommand(console, plugins))
        .addSubcommand(PluginsCommand.group(console, plugins))
        .addSubcommand(new DefineCommand(console, plugins))
        .addSubcommand(new ConfigCommand(console))
        .addSubcommand(new CompletionCommand(console))
        .addSubcommand(new NamesCommand(console, plugins))
        .addSubcommand(new CommandLine.HelpCommand())
        .setOut(out)
        .setErr(console.err())
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setExpandAtFiles(false) // a chain or a file name may begin with @
        .registerConverter(OutputFormat.class, choice(OutputFormat.values()))
        .registerConverter(InputFormat.class, choice(InputFormat.values()))
        .registerConverter(Path.class, converter(OptionText::path))
        .registerConverter(OnError.class, choice(OnError.values()))
        .registerConverter(Shell.class, choice(Shell.values()))
        .registerConverter(DerivativeMethod.class, choice(DerivativeMethod.values()))
        .setParameterExceptionHandler(usage::report)
        .setExecutionExceptionHandler(
            (end, command, parsed) ->
                errors.exitCode(end, command.getCommandSpec().qualifiedName()));
  }

  private static <T> ITypeConverter<T> choice(T[] values) {
    return converter(text -> OptionText.choice(text, values));
  }

  private static <T> ITypeConverter<T> converter(Function<String, T> reader) {
    return text -> {
      try {
        return reader.apply(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }
}
