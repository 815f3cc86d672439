package dev.secant.cli;

/**
 * Options of a command that do not go together, in one sentence. Whoever runs the command shows it,
 * with the command's name and where its help is.
 */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
