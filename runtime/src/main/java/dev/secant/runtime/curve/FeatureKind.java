package dev.secant.runtime.curve;

/** What a function does at a {@link Feature}. */
public enum FeatureKind {
  /** The function is continuous, and its slopes on both sides are finite and differ. */
  KINK,
  /** The function has a finite limit on each side, and they differ. */
  JUMP,
  /** The function grows without bound on at least one side, and is defined on both. */
  POLE,
  /** The function is continuous, and its slope grows without bound on at least one side. */
  VERTICAL_TANGENT,
  /**
   * The function is finite on one side, and on the other not defined (NaN), or too large for a
   * double (infinite).
   */
  EDGE,
  /** The function is continuous but for one number, where it has no finite value. */
  HOLE
}
