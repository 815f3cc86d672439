package dev.secant.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * A stream of the process that plug-ins may use but not close: closed once, it would take the
 * messages of Secant with it.
 */
final class SharedStream extends PrintStream {
  SharedStream(PrintStream stream) {
    super(stream, true);
  }

  SharedStream(OutputStream stream, Charset encoding) {
    super(stream, true, encoding);
  }

  /** Only flushes. */
  @Override
  public void close() {
    flush();
  }
}
