package dev.secant.runtime.kernel;

import dev.secant.api.ElementwiseFunction;

/** A kernel changed its input, which was a copy; so nobody else was harmed by it. */
public final class ChangedInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ElementwiseFunction function;
  private final int index;
  private final double input;

  /**
   * Creates it.
   *
   * @param function whose kernel it is
   * @param index the first at which its input differs
   * @param input the number that was there
   */
  public ChangedInputException(ElementwiseFunction function, int index, double input) {
    super("a kernel changed its input", null, false, false); // thrown to be translated
    this.function = function;
    this.index = index;
    this.input = input;
  }

  /** Returns whose kernel it is. */
  public ElementwiseFunction function() {
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
