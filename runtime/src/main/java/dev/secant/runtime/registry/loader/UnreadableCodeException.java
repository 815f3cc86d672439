package dev.secant.runtime.registry.loader;

/**
 * The file of a class could be read when it was found and cannot be read now. Unchecked, as the JVM
 * hands it on as it is: a {@code ClassNotFoundException} would become the claim that a class is
 * missing, and would be remembered although the next try may succeed.
 */
public final class UnreadableCodeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean isMismatch;

  UnreadableCodeException(String message, boolean isMismatch) {
    super(message);
    this.isMismatch = isMismatch;
  }

  /** Returns whether the file is another one than the lock file lists. */
  public boolean isMismatch() {
    return isMismatch;
  }
}
