package dev.secant.spark.chain;

/**
 * A chain cannot be computed: on the driver, because a function or its plug-in is not to be had; on
 * an executor, because that has not the plug-ins of the driver. The message says what, where and
 * what to do; on an executor it is one line. It has neither stack trace nor cause: Spark tries a
 * task several times and prints each time all that it is told.
 */
public final class ChainRefusedException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  ChainRefusedException(String message) {
    super(message);
  }

  /** Does nothing. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
