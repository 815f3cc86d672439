package dev.secant.cli.failure;

/**
 * Options of a command that do not go together, in one sentence. Whoever runs the command shows it,
 * with the command's name and where its help is.
 */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates it with a sentence that names the options. */
  public UsageException(String message) {
    super(message);
  }
}
