package dev.secant.runtime.diff.check;

/** What a comparison of a claimed derivative with the numerical one has shown; the best first. */
public enum GradientVerdict {
  /**
   * The claim lies within the error bar, which is narrow enough for that to mean something; or it
   * is NaN where there is no derivative, at a kink or a vertical tangent.
   */
  AGREE,
  /** There is a kink, and the claim lies between the left and the right slope. */
  AGREE_SUBGRADIENT,
  /** The numerical derivative is not certain enough to tell. */
  UNRESOLVED,
  /** The claim lies beyond three error bars: it is wrong. */
  DISAGREE
}
