package dev.secant.cli.points;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;

/** A source of points that broke off: there may be more points, but they cannot be read. */
public final class BrokenSourceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /** The message is a sentence for people, as that of a {@link CommandFailure}. */
  BrokenSourceException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Returns the end of a command that cannot go on without the points. */
  public CommandFailure failure() {
    return new CommandFailure(code, String.valueOf(getMessage()), this);
  }
}
