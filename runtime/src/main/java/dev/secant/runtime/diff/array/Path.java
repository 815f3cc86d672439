package dev.secant.runtime.diff.array;

import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.bar.Slope;

/** A straight line through the point of an array function, along which it is a function of t. */
interface Path {
  /** Returns the t of the point itself. */
  double base();

  /** Returns the elements at t, as a new array; at {@link #base()} exactly those of the point. */
  double[] pointAt(double t);

  /** Returns a derivative along this line, with a bar that holds what its own rounding may do. */
  default Slope slope(Derivative derivative) {
    return Slope.of(derivative);
  }

  /** Returns whether no element is left out of the movement that rounding could be seen by. */
  boolean isAlone();

  /** Returns this line through a point that is {@linkplain Nudge#of(double[], int) nudged}. */
  Path nudged(int attempt);
}
