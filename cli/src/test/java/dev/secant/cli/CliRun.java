package dev.secant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.secant.cli.output.StandardOutput;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.Terminals;
import dev.secant.cli.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the command line in this JVM, with all that is around it from the test. */
public final class CliRun {
  private final Map<String, String> environment = new HashMap<>();
  private InputStream input = InputStream.nullInputStream();
  private @Nullable Path home;
  private @Nullable Path pluginHome;
  private final Screen screen = new Screen();
  private boolean byPicocli;

  /** How a run ended; line ends are {@code \n} on every system. */
  public record Result(int code, String out, String err) {}

  public static Result run(String... args) {
    return new CliRun().with(args);
  }

  public static CliRun input(String text) {
    return input(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  public static CliRun input(InputStream stream) {
    CliRun run = new CliRun();
    run.input = stream;
    return run;
  }

  public CliRun environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public CliRun home(Path folder) {
    home = folder;
    return this;
  }

  public CliRun pluginHome(Path folder) {
    pluginHome = folder;
    return this;
  }

  public CliRun interactive() {
    screen.hasInput = true;
    return this;
  }

  /** Puts a person in front of standard error. */
  public CliRun watched() {
    screen.hasError = true;
    return this;
  }

  /** Puts a person in front of standard output and standard error. */
  public CliRun onScreen() {
    screen.hasOutput = true;
    return watched();
  }

  private static final class Screen implements Terminals {
    private boolean hasInput;
    private boolean hasOutput;
    private boolean hasError;

    @Override
    public boolean isInput() {
      return hasInput;
    }

    @Override
    public boolean isOutput() {
      return hasOutput;
    }

    @Override
    public boolean isError() {
      return hasError;
    }
  }

  /** Goes the long way, also where there is a short one. */
  public CliRun byPicocli() {
    byPicocli = true;
    return this;
  }

  public Result with(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Result result = withOutput(out, args);
    return new Result(result.code(), plain(out.toString(UTF_8)), result.err());
  }

  /** Runs with an output of the test's own; that of the result is empty. */
  public Result withOutput(OutputStream out, String... args) {
    StringWriter err = new StringWriter();
    Console console = console(out, new PrintWriter(err, true));
    int code =
        byPicocli
            ? CommandTree.execute(console, new ErrorReporter(console.err()), Settings.none(), args)
            : Cli.run(console, args);
    return new Result(code, "", plain(err.toString()));
  }

  private Console console(OutputStream out, PrintWriter err) {
    return new Console(
        input,
        new StandardOutput(out, () -> false),
        err,
        environment,
        home,
        CliRun.class.getClassLoader(),
        pluginHome,
        screen);
  }

  /** Returns a console that shows nothing. */
  static Console silent() {
    return new CliRun()
        .console(OutputStream.nullOutputStream(), new PrintWriter(new StringWriter()));
  }

  private static String plain(String text) {
    return text.replace(System.lineSeparator(), "\n");
  }
}
