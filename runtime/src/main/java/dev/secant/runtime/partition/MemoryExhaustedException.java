package dev.secant.runtime.partition;

/**
 * A function of the chain ran out of memory at a number. That says nothing of the number: with more
 * memory, or with less beside it, the row has a result. So the row does not fail; who asked for it
 * can try again. The message is one line, that of the function's failure.
 *
 * <p>It has neither stack trace nor cause: an engine that finds an {@link OutOfMemoryError} in it
 * would end the process, though what ran out is given back by now. Immutable.
 */
public final class MemoryExhaustedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private MemoryExhaustedException(String message) {
    super(message);
  }

  /**
   * Passes unless a failure is for want of memory.
   *
   * @throws MemoryExhaustedException if it is
   */
  static void requireOther(RuntimeException failure) {
    if (failure.getCause() instanceof OutOfMemoryError) {
      throw new MemoryExhaustedException(
          failure.getMessage() + "; the row may have a result where there is more memory");
    }
  }

  /** Does nothing: there is no memory to waste. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
