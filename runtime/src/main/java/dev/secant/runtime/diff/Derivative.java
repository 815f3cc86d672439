package dev.secant.runtime.diff;

import dev.secant.api.Decimal;
import dev.secant.runtime.text.TextTable;

/**
 * A derivative with what is known about it: the number, its error bar, and the status that says
 * what both are good for. Made by {@link AdaptiveDerivative}. Immutable.
 *
 * <p>Where there is a {@linkplain #hasValue() value}, the truth lies within {@code value() -
 * error()} and {@code value() + error()}, as far as finitely many values of a function can promise
 * that.
 */
public final class Derivative {
  private static final double WIDE = 1e-3; // relative: see LOW_ACCURACY

  private final double value;
  private final double error;
  private final DerivativeStatus status;
  private final int evaluations;
  private final double smallestStep;
  private final double largestStep;
  private final double noise;
  private final double leftSlope;
  private final double rightSlope;

  private Derivative(Outcome outcome, Samples samples, int order) {
    this.value = samples.inUnits(outcome.value(), order);
    this.error = errorInUnits(outcome, samples, order);
    this.status = statusOf(outcome.status(), samples, order);
    this.evaluations = samples.evaluations();
    this.noise = samples.valueInUnits(outcome.noise());
    // Where a higher derivative has no number, the slopes are those of the first, in its units.
    int orderOfSlopes = Double.isNaN(outcome.value()) ? 1 : order;
    this.leftSlope = samples.inUnits(outcome.left(), orderOfSlopes);
    this.rightSlope = samples.inUnits(outcome.right(), orderOfSlopes);
    boolean run = outcome.isExtrapolated();
    this.smallestStep = run ? samples.stepOf(outcome.last()) : samples.smallestStep();
    this.largestStep = run ? samples.stepOf(outcome.first()) : samples.largestStep();
  }

  static Derivative of(Outcome outcome, Samples samples, int order) {
    return new Derivative(outcome, samples, order);
  }

  /** The bar in units of the user; no bar is below half the spacing of doubles at the value. */
  private double errorInUnits(Outcome outcome, Samples samples, int order) {
    double bar = samples.inUnits(outcome.error(), order);
    if (!outcome.status().hasValue()) {
      boolean guess = outcome.status() == DerivativeStatus.UNRELIABLE;
      return guess ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    return Double.isFinite(value)
        ? Math.max(bar, Math.max(Math.ulp(value) / 2, Double.MIN_VALUE))
        : Double.POSITIVE_INFINITY;
  }

  /** A derivative beyond the range of doubles has no value, and a wide bar is pointed out. */
  private DerivativeStatus statusOf(DerivativeStatus found, Samples samples, int order) {
    boolean isNumber = Double.isFinite(value) && Double.isFinite(error);
    if (found.hasValue() && found != DerivativeStatus.KINK && !isNumber) {
      return DerivativeStatus.UNRELIABLE;
    }
    boolean wide = error > WIDE * size(samples, order);
    return wide && found == DerivativeStatus.OK ? DerivativeStatus.LOW_ACCURACY : found;
  }

  /**
   * What a bar is measured against: the value, or where that is 0 the slope of a power of x with
   * the value of f, {@code |f(x)| / |x|^n}. At x or f(x) = 0 there is no such scale.
   */
  private double size(Samples samples, int order) {
    if (value != 0) {
      return Math.abs(value);
    }
    double scale = Math.abs(samples.valueInUnits(samples.center()));
    for (int i = 0; i < order; i++) {
      scale /= Math.abs(samples.x());
    }
    return scale > 0 ? scale : Double.POSITIVE_INFINITY; // also at 0/0
  }

  /**
   * Returns the derivative, in units of f per unit of x to the power of the order; NaN or an
   * infinity where the status says so.
   */
  public double value() {
    return value;
  }

  /**
   * Returns the error bar, above 0 and finite where there is a {@linkplain #hasValue() value},
   * infinite for {@link DerivativeStatus#UNRELIABLE} and for a higher derivative at a kink, NaN for
   * the other statuses.
   */
  public double error() {
    return error;
  }

  /**
   * Returns whether there is a finite number with a finite bar: the {@linkplain
   * DerivativeStatus#hasValue() status has one}, and this is not a higher derivative at a kink.
   */
  public boolean hasValue() {
    return status.hasValue() && Double.isFinite(value) && Double.isFinite(error);
  }

  /** Returns what is known about the derivative. */
  public DerivativeStatus status() {
    return status;
  }

  /** Returns how many times f was called, the second call at x included. */
  public int evaluations() {
    return evaluations;
  }

  /**
   * Returns the smallest step the number was extrapolated from, which is the one its noise is
   * divided by; where nothing was extrapolated, the smallest distance from x at which f was called,
   * NaN if it was called at x only. Points that merely check the number do not count.
   */
  public double smallestStep() {
    return smallestStep;
  }

  /** Returns the largest step the number was extrapolated from, as {@link #smallestStep()} does. */
  public double largestStep() {
    return largestStep;
  }

  /** Returns the amplitude of the noise found in f, in units of f; 0 if none was looked for. */
  public double noise() {
    return noise;
  }

  /**
   * Returns the derivative from the left: {@link #value()} where both sides agree, NaN where it is
   * not known. For a higher derivative at a kink it is the first derivative from the left.
   */
  public double leftSlope() {
    return leftSlope;
  }

  /** Returns the derivative from the right, as {@link #leftSlope()} does for the left. */
  public double rightSlope() {
    return rightSlope;
  }

  /**
   * Returns {@code value ± error STATUS}, as the command line prints it: the error rounded up to
   * two digits.
   */
  @Override
  public String toString() {
    return Decimal.toString(value) + " ± " + TextTable.brief(error) + "  " + status;
  }
}
