package dev.secant.explore;

import dev.secant.explore.answer.Refusal;

/** Why there is no report; the message is for people. */
public final class ReportException extends Exception {
  private static final long serialVersionUID = 1L;

  ReportException(Refusal refusal) {
    super(refusal.getMessage(), refusal);
  }
}
