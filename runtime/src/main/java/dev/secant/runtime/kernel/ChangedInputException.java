package dev.secant.runtime.kernel;

import dev.secant.api.BulkFunction;

/** A kernel changed its input, which was a copy; so nobody else was harmed by it. */
public final class ChangedInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient BulkFunction function;
  private final int index;
  private final double input;

  ChangedInputException(BulkFunction function, int index, double input) {
    super("a kernel changed its input", null, false, false); // thrown to be translated
    this.function = function;
    this.index = index;
    this.input = input;
  }

  /** Returns whose kernel it is. */
  public BulkFunction function() {
    return function;
  }

  /** Returns the first index at which it differs. */
  public int index() {
    return index;
  }

  /** Returns the number that was there. */
  public double input() {
    return input;
  }
}
