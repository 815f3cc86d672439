package dev.secant.cli;

/** A point at which a computation has no result, by a rule of its own. The message is the rule. */
final class RefusedPointException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedPointException(RuntimeException rule) {
    super(rule.getMessage(), rule);
  }
}
