package dev.secant.cli.session;

import dev.secant.cli.output.StandardOutput;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command line has of the world around it, handed over so that a test can hand over its
 * own.
 *
 * @param in standard input
 * @param out standard output; results and asked-for help only
 * @param err standard error; everything else
 * @param environment environment variables
 * @param home the folder of the distribution; null if there is none
 * @param functions where the built-in functions are found
 * @param pluginHome the distribution's folder of plug-ins; null if there is none
 * @param terminals which of these a person has in front of them
 */
public record Console(
    InputStream in,
    StandardOutput out,
    PrintWriter err,
    Map<String, String> environment,
    @Nullable Path home,
    ClassLoader functions,
    @Nullable Path pluginHome,
    Terminals terminals) {

  /** Returns whether a person sits in front of standard input. */
  public boolean isInteractive() {
    return terminals.isInput();
  }

  /** Returns this with other variables in the environment. */
  public Console with(Map<String, String> variables) {
    return new Console(in, out, err, variables, home, functions, pluginHome, terminals);
  }

  /** Returns a writer to standard output for help; UTF-8 whatever the locale. */
  public PrintWriter outWriter() {
    return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
  }
}
