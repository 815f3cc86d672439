package dev.secant.cli;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.output.BrokenPipeException;
import dev.secant.cli.output.OutputFormat;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.TypeConversionException;

/** Puts the commands together and turns every way they can end into an exit code. */
final class Cli {
  private Cli() {}

  /** Runs a command line and returns its exit code; nothing is thrown. */
  static int run(Console console, String... args) {
    ErrorReporter errors = new ErrorReporter(console.err());
    int code = runGuarded(console, errors, args);
    console.err().flush();
    return code;
  }

  private static int runGuarded(Console console, ErrorReporter errors, String... args) {
    try {
      int code = commandLine(console, errors).execute(args);
      if (code == ExitCode.SUCCESS) { // otherwise the user has been told already
        console.out().flush();
        console.out().requireIntact();
      }
      return code;
    } catch (Exception | Error e) {
      return exitCode(e, errors);
    }
  }

  private static int exitCode(Throwable end, ErrorReporter errors) {
    if (end instanceof BrokenPipeException) {
      return ExitCode.BROKEN_PIPE;
    }
    if (end instanceof CommandFailure failure) {
      return errors.report(failure);
    }
    if (end instanceof OutOfMemoryError) {
      return errors.report(
          new CommandFailure(
              ErrorCode.OUT_OF_MEMORY,
              "not enough memory; give the JVM more, as by SECANT_JAVA_OPTS=-Xmx2g",
              end));
    }
    return errors.reportDefect(end);
  }

  private static CommandLine commandLine(Console console, ErrorReporter errors) {
    PrintWriter out = console.outWriter();
    PluginOptions plugins = new PluginOptions();
    return new CommandLine(new SecantCommand(plugins))
        .addSubcommand(new FunctionsCommand(console, plugins))
        .addSubcommand(new DescribeCommand(console, plugins))
        .addSubcommand(new EvalCommand(console, plugins))
        .addSubcommand(new DiffCommand(console, plugins))
        .addSubcommand(new CheckCommand(console, plugins))
        .addSubcommand(new SweepCommand(console, plugins))
        .addSubcommand(new CommandLine.HelpCommand())
        .setOut(out)
        .setErr(console.err())
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setExpandAtFiles(false) // a chain or a file name may begin with @
        .registerConverter(OutputFormat.class, text -> choice(text, OutputFormat.values()))
        .registerConverter(Path.class, Cli::path)
        .registerConverter(OnError.class, text -> choice(text, OnError.values()))
        .registerConverter(DerivativeMethod.class, text -> choice(text, DerivativeMethod.values()))
        .setParameterExceptionHandler(errors::usage)
        .setExecutionExceptionHandler((end, command, parsed) -> exitCode(end, errors));
  }

  private static Path path(String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException("must not be empty");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(
          "'" + Printable.line(text) + "' is no path: " + e.getReason());
    }
  }

  /** Returns the value that is written as {@code text} in any case. */
  private static <T> T choice(String text, T[] values) {
    for (T value : values) {
      if (value.toString().equalsIgnoreCase(text)) {
        return value;
      }
    }
    String known = Arrays.stream(values).map(Object::toString).collect(Collectors.joining(", "));
    throw new TypeConversionException("must be one of " + known + ", was '" + text + "'");
  }
}
