package dev.secant.cli.output;

import java.io.IOException;

/** Whoever read the standard output has gone: no error, but nothing more to do. */
public final class BrokenPipeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenPipeException(IOException cause) {
    super(cause);
  }
}
