package dev.secant.spark.row;

/** What becomes of a row at whose number there is no result, because a function fails there. */
public enum OnError {
  /** The result is NULL, the status FAILED; the rows are counted and some are logged. */
  NULL,
  /** The task fails, and with it the query. */
  FAIL
}
