package dev.secant.runtime.worker;

import java.io.IOException;

/** The other end did not answer in time. */
final class SilenceException extends IOException {
  private static final long serialVersionUID = 1L;

  SilenceException() {
    super("no answer in time");
  }
}
