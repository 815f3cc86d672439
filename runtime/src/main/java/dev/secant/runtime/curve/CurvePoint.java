package dev.secant.runtime.curve;

import dev.secant.api.Decimal;
import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.DerivativeStatus;
import org.jspecify.annotations.Nullable;

/** One point of a {@link Curve}: value, derivative with its error bar, and status. Immutable. */
public final class CurvePoint {
  private final double x;
  private final double value;
  private final @Nullable Derivative derivative;
  private final String failure;

  private CurvePoint(double x, double value, @Nullable Derivative derivative, String failure) {
    this.x = x;
    this.value = value;
    this.derivative = derivative;
    this.failure = failure;
  }

  static CurvePoint of(double x, double value, Derivative derivative) {
    return new CurvePoint(x, value, derivative, "");
  }

  /** A point where the function has no finite value; why, if it failed, else empty. */
  static CurvePoint undefined(double x, double value, String failure) {
    return new CurvePoint(x, value, null, failure);
  }

  /** Returns the argument, finite. */
  public double x() {
    return x;
  }

  /** Returns the value of the function; NaN also where it failed. */
  public double value() {
    return value;
  }

  /** Returns the derivative, as {@link Derivative#value()} does; NaN where there is no value. */
  public double derivative() {
    return derivative == null ? Double.NaN : derivative.value();
  }

  /** Returns the error bar of the derivative, as {@link Derivative#error()} does. */
  public double error() {
    return derivative == null ? Double.NaN : derivative.error();
  }

  /** Returns what is known about the derivative; OUT_OF_DOMAIN where there is no finite value. */
  public DerivativeStatus status() {
    return derivative == null ? DerivativeStatus.OUT_OF_DOMAIN : derivative.status();
  }

  /**
   * Returns whether the derivative exists as far as can be told, and is known within a finite bar:
   * false for a kink, whose {@link #derivative()} is half the sum of its slopes.
   */
  public boolean hasDerivative() {
    return derivative != null && derivative.hasValue() && status() != DerivativeStatus.KINK;
  }

  /** Returns the slope from the left, as {@link Derivative#leftSlope()} does. */
  public double leftSlope() {
    return derivative == null ? Double.NaN : derivative.leftSlope();
  }

  /** Returns the slope from the right, as {@link Derivative#rightSlope()} does. */
  public double rightSlope() {
    return derivative == null ? Double.NaN : derivative.rightSlope();
  }

  /**
   * Returns what the function failed with here, one line that is safe to print; empty if it gave a
   * value, NaN included.
   */
  public String failure() {
    return failure;
  }

  /** What the numbers of this point were taken from; null where there is no finite value. */
  @Nullable Derivative found() {
    return derivative;
  }

  /** Returns {@code f(x) = value, f' = derivative ± error STATUS}. */
  @Override
  public String toString() {
    String at = "f(" + Decimal.toShortString(x) + ") = " + Decimal.toString(value) + ", f' = ";
    return derivative == null ? at + "NaN  " + status() : at + derivative;
  }
}
