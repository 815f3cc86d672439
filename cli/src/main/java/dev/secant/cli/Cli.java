package dev.secant.cli;

import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.session.Console;

/** Runs a command line, by the short way where it can, and turns every end into an exit code. */
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
      PlainCommand plain = PlainCommandLine.read(console, args);
      int code = plain == null ? CommandTree.execute(console, errors, args) : plain.call();
      if (code == ExitCode.SUCCESS) { // otherwise the user has been told already
        console.out().flush();
        console.out().requireIntact();
      }
      return code;
    } catch (Exception | Error e) {
      return errors.exitCode(e, args.length == 0 ? "secant" : "secant " + args[0]);
    }
  }
}
