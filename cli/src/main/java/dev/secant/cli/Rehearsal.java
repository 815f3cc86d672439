package dev.secant.cli;

import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.output.StandardOutput;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.Terminals;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Runs typical commands and shows nothing, while the JVM takes down which classes they need: {@code
 * libexec/make-archive} calls it to make the start-up archive. Of the plug-ins in the folder, the
 * class files are looked at and nothing is executed, for no chain here uses them.
 *
 * <p>Only commands that are over at once: each class in the archive costs every start, on Java 25 a
 * hundredth of a millisecond, and who computes for seconds gains nothing.
 */
public final class Rehearsal {
  private static final List<List<String>> COMMANDS =
      List.of(
          words("diff square exp square --at 0.5 --method central --eps 1e-4"),
          words("diff square exp square --at 0.5"),
          words("eval square scale:2 --at 0.5,1,2"),
          words("functions"),
          words("complete-names"));

  private Rehearsal() {}

  /**
   * Runs the commands.
   *
   * @throws IllegalStateException if one does not do what it does every day
   */
  public static void main(String[] args) {
    for (List<String> command : COMMANDS) {
      int code = Cli.run(console(), command.toArray(new String[0]));
      if (code != ExitCode.SUCCESS) {
        throw new IllegalStateException(
            String.join(" ", command) + " must succeed, its exit code was " + code);
      }
    }
  }

  private static List<String> words(String line) {
    return List.of(line.split(" ", -1));
  }

  private static Console console() {
    return new Console(
        InputStream.nullInputStream(),
        new StandardOutput(OutputStream.nullOutputStream(), () -> false),
        new PrintWriter(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
        Map.of(),
        Main.folder(Main.HOME),
        Main.functions(),
        Main.folder(Main.PLUGIN_HOME),
        Terminals.none());
  }
}
