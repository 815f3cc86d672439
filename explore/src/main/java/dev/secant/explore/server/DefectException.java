package dev.secant.explore.server;

import org.jspecify.annotations.Nullable;

/** What no request should be able to cause. */
final class DefectException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DefectException(@Nullable Throwable cause) {
    super(cause);
  }
}
