package dev.secant.spark.row;

/**
 * A row has no result, and the query was told to fail then. One line, without stack trace and
 * cause: Spark shows both on the driver, where the classes of a plug-in may be missing.
 */
public final class RowFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  RowFailedException(String message) {
    super(message, null, false, false);
  }
}
