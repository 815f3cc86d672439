package dev.secant.runtime.chain;

/**
 * A chain that was asked for its value at a number gave an array. The message names the chain and
 * the stage that made the array; another number gives an array too, as far as the function is one
 * at all. Immutable.
 */
public final class ArrayResultException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  ArrayResultException(String message) {
    super(message);
  }
}
