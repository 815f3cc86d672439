package dev.secant.runtime.diff.check;

import org.jspecify.annotations.Nullable;

/**
 * A check found no point to compare at: f has no finite value at any sample of its domain, or
 * accepts samples of no shape that was tried. The message says which. Immutable.
 */
public final class NoSampleException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  NoSampleException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
