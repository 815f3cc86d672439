package dev.secant.runtime.worker;

import java.io.IOException;

/** What came is no message, or not the one that may come now. */
final class BrokenMessageException extends IOException {
  private static final long serialVersionUID = 1L;

  BrokenMessageException(String message) {
    super(message);
  }
}
