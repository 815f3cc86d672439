package dev.secant.runtime.worker;

/** How a worker answers: the first byte of its message. */
enum Reply {
  /** With what was asked for. */
  RESULT,
  /** With null, which the function returned. */
  NULL,
  /** The function failed. */
  FAILURE
}
