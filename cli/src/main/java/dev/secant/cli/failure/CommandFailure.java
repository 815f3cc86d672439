package dev.secant.cli.failure;

/**
 * The end of a command that cannot go on: a sentence for the user and its code. The sentence names
 * what, where, the rule and the value; more lines may follow it.
 */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /** Creates a failure that the user can mend. */
  public CommandFailure(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  /** Creates a failure with what caused it, which only the debug log shows. */
  public CommandFailure(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Returns the code, which has the exit code and the anchor. */
  public ErrorCode code() {
    return code;
  }
}
