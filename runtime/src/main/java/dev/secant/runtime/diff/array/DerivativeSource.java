package dev.secant.runtime.diff.array;

import dev.secant.api.DifferentiableFunction;

/**
 * Which derivatives a derivative of an array function may be made from, where stages of a chain
 * know their own ({@link DifferentiableFunction}).
 */
public enum DerivativeSource {
  /** Values of the function only; what a function claims about its derivative is not asked for. */
  NUMERICAL,
  /**
   * Elementwise stages numerically; a stage on arrays by its own {@code backward}, once that has
   * agreed with the numerical derivative along one random direction. If it has not, numerically. A
   * Jacobian is always numerical: it would take a check for each of its rows.
   */
  VERIFIED,
  /** Whatever a stage claims, unchecked; numerically where it claims nothing. */
  KNOWN
}
