package dev.secant.cli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jshell.tool.JavaShellToolBuilder;

/**
 * JShell as the JDK has it, at a terminal: with its editing, completion and history. It runs in
 * this JVM, so that what was opened by the options of the command is what is typed with.
 */
public final class Terminal {
  private Terminal() {}

  /**
   * Runs it until the user leaves; returns the exit code of {@code /exit}, 0 without one.
   *
   * @param in standard input
   * @param out standard output
   * @throws UncheckedIOException if the folder for temporary files is not writable
   */
  public static int open(InputStream in, PrintStream out) {
    System.setIn(in); // with another stream it would not know that it is at a terminal
    out.println(
        "Secant in JShell: try diff(\"square | exp\", 0.5), help() for more, /exit to leave");
    try {
      Path startup = Files.createTempFile("secant-shell", ".jsh");
      try {
        Files.writeString(startup, Startup.text(Startup.SNIPPETS));
        return JavaShellToolBuilder.builder()
            .out(out)
            .start(
                "--execution",
                "local",
                "--class-path",
                Startup.classPath(),
                "--startup",
                startup.toString());
      } finally {
        Files.delete(startup);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) { // its method declares all of them
      throw new IllegalStateException("JShell did not start", e);
    }
  }
}
