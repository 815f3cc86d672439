package dev.secant.cli;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.output.BrokenPipeException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

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
      console.out().flush();
      console.out().requireIntact();
      return code;
    } catch (BrokenPipeException e) {
      return ExitCode.BROKEN_PIPE;
    } catch (CommandFailure e) {
      return errors.report(e);
    } catch (OutOfMemoryError e) {
      return errors.report(
          new CommandFailure(
              ErrorCode.OUT_OF_MEMORY,
              "not enough memory; give the JVM more by JAVA_TOOL_OPTIONS=-Xmx4g",
              e));
    } catch (Exception | Error e) {
      return errors.reportDefect(e);
    }
  }

  private static CommandLine commandLine(Console console, ErrorReporter errors) {
    PrintWriter out = console.outWriter();
    return new CommandLine(new SecantCommand())
        .addSubcommand(new FunctionsCommand(console))
        .addSubcommand(new DescribeCommand(console))
        .addSubcommand(new EvalCommand(console))
        .addSubcommand(new DiffCommand(console))
        .addSubcommand(new CommandLine.HelpCommand())
        .setOut(out)
        .setErr(console.err())
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setExpandAtFiles(false) // a chain or a file name may begin with @
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(errors::usage)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              throw failure; // to runGuarded, which sees errors as well
            });
  }
}
