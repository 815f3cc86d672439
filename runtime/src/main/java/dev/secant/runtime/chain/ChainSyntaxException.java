package dev.secant.runtime.chain;

/** SKELETON of the contract; to be made real. */
public final class ChainSyntaxException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  ChainSyntaxException(String message) {
    super(message);
  }
}
