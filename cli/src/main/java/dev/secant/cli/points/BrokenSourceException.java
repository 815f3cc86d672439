package dev.secant.cli.points;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A source of points that broke off: there may be more points, but they cannot be read. */
public final class BrokenSourceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /** The message is a sentence for people, as that of a {@link CommandFailure}. */
  BrokenSourceException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Returns the end of an input whose bytes do not come. */
  static BrokenSourceException unreadable(IOException e) {
    return new BrokenSourceException(
        ErrorCode.INPUT_FAILED, "cannot read the points: " + e.getMessage(), e);
  }

  /** Returns the end of an input that is not what its form demands. */
  static BrokenSourceException damaged(String message, Throwable cause) {
    return new BrokenSourceException(ErrorCode.INPUT_FORMAT, message, cause);
  }

  /** Returns the end of a command that cannot go on without the points. */
  public CommandFailure failure() {
    return new CommandFailure(code, String.valueOf(getMessage()), this);
  }
}
