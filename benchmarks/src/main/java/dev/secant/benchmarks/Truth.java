package dev.secant.benchmarks;

import org.hipparchus.dfp.Dfp;

/**
 * What the derivative of a sketch is.
 *
 * @param kind what there is to know
 * @param left derivative from the left; NaN where there is none
 * @param right derivative from the right; NaN where there is none
 * @param resolution absolute error below which no method can get, for want of information in the
 *     values of f; see {@link Resolution}
 */
record Truth(Kind kind, Dfp left, Dfp right, double resolution) {

  enum Kind {
    TWO_SIDED,
    ONE_SIDED,
    KINK,
    JUMP,
    VERTICAL_TANGENT,
    NOT_REPEATABLE,
    OUT_OF_DOMAIN,
    /** The derivative is larger than every double. */
    BEYOND_RANGE,
    /** The function throws at the point itself: the caller is to get its exception. */
    THROWS
  }

  boolean hasDerivative() {
    return kind == Kind.TWO_SIDED || kind == Kind.ONE_SIDED;
  }

  /** Returns the derivative, of the one side where there is only one. */
  Dfp value() {
    return left.isNaN() ? right : left;
  }

  /** Returns whether an error of a millionth of the derivative is not impossible. */
  boolean isAttainable() {
    return resolution <= 1e-6 * Math.abs(value().toDouble());
  }

  Truth beyondRange() {
    return new Truth(Kind.BEYOND_RANGE, left, right, 0);
  }

  Truth withResolution(double newResolution) {
    return new Truth(kind, left, right, newResolution);
  }
}
