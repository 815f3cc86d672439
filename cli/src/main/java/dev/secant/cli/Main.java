package dev.secant.cli;

import dev.secant.cli.output.StandardOutput;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.ProcessTerminals;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The {@code secant} command. */
public final class Main {
  /** The system property by which the launcher script names the folder of the distribution. */
  static final String HOME = "secant.home";

  /** The system property by which the launcher script names the distribution's plug-in folder. */
  static final String PLUGIN_HOME = "secant.plugins.home";

  private Main() {}

  /** Runs the command and ends the JVM with its exit code, also if a plug-in left threads. */
  public static void main(String[] args) {
    Console console = console();
    ProcessEnd end = ProcessEnd.install(console.err());
    PrintStream shared = new SharedStream(System.err);
    System.setErr(shared);
    System.setOut(shared); // what a plug-in prints must not end up among the results
    System.setIn(InputStream.nullInputStream()); // nor may it take points, or close their stream
    System.exit(end.with(Cli.run(console, args)));
  }

  /**
   * Goes to the file descriptors: {@link System#out} swallows exceptions and writes in whatever
   * encoding the locale has.
   */
  private static Console console() {
    FileOutputStream err = new FileOutputStream(FileDescriptor.err);
    return new Console(
        new FileInputStream(FileDescriptor.in),
        StandardOutput.ofProcess(),
        new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true),
        System.getenv(),
        folder(HOME),
        functions(),
        folder(PLUGIN_HOME),
        new ProcessTerminals());
  }

  /** Returns the folder that the launcher script names by a property; null if it does not. */
  static @Nullable Path folder(String property) {
    String path = System.getProperty(property, "");
    return path.isEmpty() ? null : Path.of(path);
  }

  /** Returns where the built-in functions are. */
  static ClassLoader functions() {
    return InstalledFunctions.in(System.getProperty(HOME, ""), Main.class.getClassLoader());
  }
}
