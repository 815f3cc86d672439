package dev.secant.runtime.diff.chainrule;

import dev.secant.runtime.chain.Stage;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.diff.bar.Slope;

/** What one stage contributes to the derivative of its chain. Immutable. */
public final class StageDerivative {
  /** Where the local derivative comes from. */
  public enum Origin {
    /** The stage knows it. */
    EXACT,
    /** Measured, the stage does not know it. */
    NUMERICAL,
    /** Measured, as what the stage claims is contradicted by its values. */
    REFUTED
  }

  private final Stage stage;
  private final double input;
  private final double value;
  private final Slope slope;
  private final Origin origin;

  StageDerivative(Stage stage, double input, double value, Slope slope, Origin origin) {
    this.stage = stage;
    this.input = input;
    this.value = value;
    this.slope = slope;
    this.origin = origin;
  }

  Slope slope() {
    return slope;
  }

  /** Returns the stage. */
  public Stage stage() {
    return stage;
  }

  /** Returns what the stage was given: x, or the value of the stage before. */
  public double input() {
    return input;
  }

  /** Returns the value of the stage. */
  public double value() {
    return value;
  }

  /** Returns the derivative of the stage at its input; NaN or infinite if it has none. */
  public double derivative() {
    return slope.value();
  }

  /**
   * Returns how far {@link #derivative()} may be from the derivative at the exact input: its own
   * bar, and what the rounding of the stages before does to it.
   */
  public double error() {
    return slope.error();
  }

  /** Returns what is known about the derivative. */
  public DerivativeStatus status() {
    return slope.status();
  }

  /** Returns where the derivative comes from. */
  public Origin origin() {
    return origin;
  }

  /**
   * Returns the condition number {@code |x f'(x) / f(x)|}: the factor by which the stage magnifies
   * a relative error of its input. Infinity at a zero of f; at {@code x = f(x) = 0}, where the
   * quotient has the limit 1 for a simple zero, 1 if the derivative is not 0 and NaN if it is; NaN
   * if there is no derivative.
   */
  public double conditionNumber() {
    double slopeSize = Math.abs(slope.value());
    if (input == 0 && value == 0) {
      return slopeSize > 0 && slopeSize < Double.POSITIVE_INFINITY ? 1 : Double.NaN;
    }
    // The quotient first where the product would leave the range of doubles.
    double direct = Math.abs(input) * slopeSize / Math.abs(value);
    return Double.isFinite(direct) && direct > 0 ? direct : slopeSize * Math.abs(input / value);
  }
}
