package dev.secant.cli;

import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.session.Console;
import dev.secant.cli.settings.Settings;
import java.util.Set;

/** Runs a command line, by the short way where it can, and turns every end into an exit code. */
final class Cli {
  private static final Set<String> UNSETTLED =
      Set.of("--help", "-h", "--version", "-V", "help", "completion", "config");

  private Cli() {}

  /** Runs a command line and returns its exit code; nothing is thrown. */
  static int run(Console console, String... args) {
    ErrorReporter errors = new ErrorReporter(console.err());
    int code = runGuarded(console, errors, args);
    console.err().flush();
    return code;
  }

  /** What helps to mend a broken config file must not fail for it. */
  private static Settings settings(Console console, String... args) {
    boolean needsNone = args.length == 0 || UNSETTLED.contains(args[0]);
    for (String arg : args) {
      needsNone |= UNSETTLED.contains(arg) && arg.startsWith("-");
    }
    return needsNone ? Settings.none() : Settings.read(console.environment());
  }

  private static int runGuarded(Console console, ErrorReporter errors, String... args) {
    try {
      Settings settings = settings(console, args);
      errors.explain(settings);
      Console settled = settings.isEmpty() ? console : console.with(settings.environment());
      PlainCommand plain = PlainCommandLine.read(settled, settings, args);
      int code =
          plain == null ? CommandTree.execute(settled, errors, settings, args) : plain.call();
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
