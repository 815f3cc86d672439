package dev.secant.cli;

import java.util.Locale;

/** The derivatives of a function of an array. */
enum ArrayDerivativeKind {
  /** Of one number by each element. */
  GRADIENT,
  /** Of each element of the result by each element. */
  JACOBIAN,
  /** Second ones, of one number by each two elements. */
  HESSIAN,
  /** Of each element of the result along a direction. */
  DIRECTION;

  /** Returns the option that asks for it: {@code --gradient}. */
  String option() {
    return "--" + name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether only a chain that gives one number has it. */
  boolean isOfOneNumber() {
    return this == GRADIENT || this == HESSIAN;
  }
}
