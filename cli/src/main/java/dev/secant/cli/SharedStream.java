package dev.secant.cli;

import java.io.PrintStream;

/**
 * A stream of the process that plug-ins may use but not close: closed once, it would take the
 * messages of Secant with it.
 */
final class SharedStream extends PrintStream {
  SharedStream(PrintStream stream) {
    super(stream, true);
  }

  /** Only flushes. */
  @Override
  public void close() {
    flush();
  }
}
