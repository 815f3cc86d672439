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
   * agreed with the numerical derivative along one random direction. If it has not, numerically. An
   * entry is believed to what the bar of that check leaves open; where that is more than a
   * thousandth of it, as for an entry of 0, the entry is measured by itself too. A Jacobian is
   * always numerical: it would take a check for each of its rows.
   */
  VERIFIED,
  /**
   * Whatever a stage claims, unchecked; numerically where it claims nothing that could be a
   * derivative: null, or another shape. A claim that throws at the point is a failure.
   */
  KNOWN
}
