package dev.secant.runtime.chain;

/** SKELETON of the contract; to be made real. */
public final class FunctionFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FunctionFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
