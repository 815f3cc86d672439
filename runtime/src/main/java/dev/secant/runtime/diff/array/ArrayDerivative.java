package dev.secant.runtime.diff.array;

import dev.secant.api.Decimal;
import dev.secant.api.Variable;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.diff.bar.Slope;
import java.util.Collections;
import java.util.List;

/**
 * Derivatives of an array function, each with its own error bar and status. Immutable.
 *
 * <p>What the entries are, and in which shape, says the method of {@link AdaptiveArrayDerivative}
 * that made them.
 */
public final class ArrayDerivative {
  private final Variable value;
  private final Variable error;
  private final List<DerivativeStatus> statuses;
  private final long evaluations;

  private ArrayDerivative(
      Variable value, Variable error, List<DerivativeStatus> statuses, long evaluations) {
    this.value = value;
    this.error = error;
    this.statuses = statuses;
    this.evaluations = evaluations;
  }

  /**
   * Returns the result made of entries.
   *
   * @param slopes in row-major order, as many as the shape holds
   */
  static ArrayDerivative of(Slope[] slopes, int[] shape, long evaluations) {
    double[] values = new double[slopes.length];
    double[] errors = new double[slopes.length];
    DerivativeStatus[] statuses = new DerivativeStatus[slopes.length];
    for (int i = 0; i < slopes.length; i++) {
      values[i] = slopes[i].value();
      errors[i] = slopes[i].error();
      statuses[i] = slopes[i].status();
    }
    return new ArrayDerivative(
        Variable.ofShape(values, shape),
        Variable.ofShape(errors, shape),
        List.of(statuses),
        evaluations);
  }

  Slope slope(int index) {
    return new Slope(value.get(index), error.get(index), statuses.get(index));
  }

  /** Returns the derivatives; NaN or infinite where the status has no value. */
  public Variable value() {
    return value;
  }

  /**
   * Returns the error bars, in the shape of {@link #value()}: the truth is within {@code error} of
   * {@code value}. At a kink the left and right slopes lie between {@code value - error} and {@code
   * value + error}; they are these two where the entry was measured by itself, and not added up
   * from several kinks. 0 for an entry that is 0 by the structure of the function.
   */
  public Variable error() {
    return error;
  }

  /**
   * Returns the status of one entry.
   *
   * @param index row-major index, from 0 to {@code value().size() - 1}
   * @throws IndexOutOfBoundsException if {@code index} is outside that range
   */
  public DerivativeStatus status(int index) {
    return statuses.get(index);
  }

  /** Returns the status of each entry in row-major order, as an immutable list. */
  public List<DerivativeStatus> statuses() {
    return statuses;
  }

  /** Returns the status that promises least, the last in the order of {@link DerivativeStatus}. */
  public DerivativeStatus worstStatus() {
    return Collections.max(statuses);
  }

  /**
   * Returns the largest {@code error / |value|} of all entries; an entry of 0 is measured against
   * the largest entry. Infinity if an entry has no bar, or if every entry is 0 and a bar is not.
   */
  public double worstRelativeError() {
    double largest = 0;
    for (int i = 0; i < value.size(); i++) {
      largest = Math.max(largest, Math.abs(value.get(i)));
    }
    double worst = 0;
    for (int i = 0; i < value.size(); i++) {
      worst = Math.max(worst, relativeError(i, largest));
    }
    return worst;
  }

  private double relativeError(int index, double largest) {
    double bar = error.get(index);
    if (bar == 0) {
      return 0;
    }
    double size = value.get(index) == 0 ? largest : Math.abs(value.get(index));
    return size > 0 && bar < Double.POSITIVE_INFINITY ? bar / size : Double.POSITIVE_INFINITY;
  }

  /**
   * Returns how often the function was called for this result, its {@code backward} included; for
   * an elementwise function, where a call of {@code forward} for one element counts as one. Of a
   * chain that is taken apart, a call of each part counts as one; finding the parts does not count.
   */
  public long evaluations() {
    return evaluations;
  }

  /** Returns values, bars, worst status and evaluations in one line. */
  @Override
  public String toString() {
    return value
        + " ± "
        + error
        + " "
        + worstStatus()
        + " (worst relative error "
        + Decimal.toShortString(worstRelativeError())
        + ", "
        + evaluations
        + " evaluations)";
  }
}
