package dev.secant.cli.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The terminals of this process. The JDK only knows whether standard input and output both are one;
 * Linux knows of each stream where it leads. Where neither says so, there is none: what is meant
 * for a person must not end up in a file.
 */
public final class ProcessTerminals implements Terminals {
  private static final Path STREAMS = Path.of("/proc/self/fd");

  /** JDKs 22 to 24 have a console that is no terminal; then nobody is told anything extra. */
  @Override
  @SuppressWarnings("SystemConsoleNull") // not asked on the JDKs where it would mislead
  public boolean isInput() {
    int jdk = Runtime.version().feature();
    return (jdk < 22 || jdk > 24) && System.console() != null;
  }

  @Override
  public boolean isOutput() {
    return leadsToTerminal("1");
  }

  @Override
  public boolean isError() {
    return leadsToTerminal("2");
  }

  private static boolean leadsToTerminal(String stream) {
    try {
      String target = Files.readSymbolicLink(STREAMS.resolve(stream)).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | RuntimeException e) { // no such system
      return false;
    }
  }
}
