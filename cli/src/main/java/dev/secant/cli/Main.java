package dev.secant.cli;

import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.output.StandardOutput;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The {@code secant} command. */
public final class Main {
  /** The system property by which the launcher script names the distribution's plug-in folder. */
  private static final String PLUGIN_HOME = "secant.plugins.home";

  /** How much the logging tells of itself. */
  private static final String LOGGING_VERBOSITY = "slf4j.internal.verbosity";

  private Main() {}

  /** Runs the command and ends the JVM with its exit code, also if a plug-in left threads. */
  public static void main(String[] args) {
    Console console = console();
    ProcessEnd end = ProcessEnd.install();
    PrintStream shared = new SharedStream(System.err);
    System.setErr(shared);
    System.setOut(shared); // what a plug-in prints must not end up among the results
    System.setIn(InputStream.nullInputStream()); // nor may it take points, or close their stream
    if (System.getProperty(LOGGING_VERBOSITY) == null) {
      System.setProperty(LOGGING_VERBOSITY, "ERROR"); // that there is no log is no news for a user
    }
    System.exit(end.with(run(console, args)));
  }

  /** A JVM that cannot load classes cannot report it as anything else is, nor name the cause. */
  private static int run(Console console, String... args) {
    try {
      return Cli.run(console, args);
    } catch (LinkageError e) {
      console
          .err()
          .println(
              "secant: a part of the program could not be loaded; files that may be open at once"
                  + " (ulimit -n) may be too few, or the installation incomplete");
      return ExitCode.FAILURE;
    }
  }

  /**
   * Goes to the file descriptors: {@link System#out} swallows exceptions and writes in whatever
   * encoding the locale has.
   */
  private static Console console() {
    FileOutputStream err = new FileOutputStream(FileDescriptor.err);
    String home = System.getProperty(PLUGIN_HOME, "");
    return new Console(
        new FileInputStream(FileDescriptor.in),
        StandardOutput.ofProcess(),
        new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true),
        System.getenv(),
        home.isEmpty() ? null : Path.of(home),
        isTerminal());
  }

  /** JDKs 22 to 24 have a console that is no terminal; then nobody is told anything extra. */
  @SuppressWarnings("SystemConsoleNull") // not asked on the JDKs where it would mislead
  private static boolean isTerminal() {
    int jdk = Runtime.version().feature();
    return (jdk < 22 || jdk > 24) && System.console() != null;
  }
}
