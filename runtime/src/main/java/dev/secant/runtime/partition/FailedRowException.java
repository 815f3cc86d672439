package dev.secant.runtime.partition;

/**
 * A number at which a task has no result: a function of the chain failed there, the chain made an
 * array of it, or it breaks a rule of the derivative. The message is what {@link
 * PartitionResults#failure} says of such a row: one line that is safe to print.
 *
 * <p>It has neither stack trace nor cause: it is made once a failed row, travels between processes,
 * and keeps no plug-in loaded. Immutable.
 */
public final class FailedRowException extends Exception {
  private static final long serialVersionUID = 1L;

  FailedRowException(String message) {
    super(message, null, false, false);
  }

  /**
   * Says what a chain or a rule said.
   *
   * @throws MemoryExhaustedException if it was for want of memory, which is not of the row
   */
  static FailedRowException of(RuntimeException reason) {
    MemoryExhaustedException.requireOther(reason);
    return new FailedRowException(String.valueOf(reason.getMessage()));
  }
}
