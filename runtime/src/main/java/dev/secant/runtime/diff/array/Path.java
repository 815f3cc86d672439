package dev.secant.runtime.diff.array;

/** A straight line through the point of an array function, along which it is a function of t. */
interface Path {
  /** Returns the t of the point itself. */
  double base();

  /** Returns the elements at t, as a new array; at {@link #base()} exactly those of the point. */
  double[] pointAt(double t);
}
