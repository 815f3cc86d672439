package dev.secant.runtime.diff;

import dev.secant.api.Decimal;
import dev.secant.runtime.diff.scale.Scale;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * A finite difference formula: weights on a grid of points around x, exact for polynomials up to a
 * degree.
 *
 * <pre>{@code f^(n)(x) = h^-n sum_i w[i] f(x + g[i] h) - c h^p f^(n+p)(x) - O(h^(p+1))}</pre>
 *
 * with the offsets g, the weights w, the {@linkplain #accuracy() order of accuracy} p and the
 * {@linkplain #errorConstant() error constant} c. Weights come from Fornberg's recurrence for any
 * grid; those of small symmetric grids are correct to rounding.
 *
 * <p><b>Error</b> of a value computed with doubles: truncation {@code |c f^(n+p)| h^p} plus
 * rounding {@code u |f| sum |w[i]| / h^n} with {@code u = 2^-53}; there is a best h, and {@link
 * AdaptiveDerivative} finds it. For {@code central(1, 2)} and exp at 1, h = 1e-5 gives 11 correct
 * digits, h = 1e-12 gives 4. <b>Cost:</b> one call of f per offset of weight other than 0.
 * Immutable.
 *
 * <p><b>Reference:</b> B. Fornberg, <i>Generation of finite difference formulas on arbitrarily
 * spaced grids</i>, Math. Comp. 51 (1988) 699-706.
 */
public final class Stencil {
  /** The most points a stencil may have: beyond, its weights lose their digits to rounding. */
  public static final int MOST_POINTS = 25;

  private final int order;
  private final int accuracy;
  private final double errorConstant;
  private final double[] offsets;
  private final double[] weights;

  private Stencil(int order, double[] offsets) {
    this.order = order;
    this.offsets = offsets;
    this.weights = weights(order, offsets);
    ErrorTerm error = ErrorTerm.of(order, offsets);
    this.accuracy = error.accuracy();
    this.errorConstant = error.constant();
    if (!isInRange()) {
      throw new IllegalArgumentException(
          "weights or error constant are beyond the range of doubles for order "
              + order
              + " on offsets from "
              + Decimal.toShortString(offsets[0])
              + " to "
              + Decimal.toShortString(offsets[offsets.length - 1])
              + ": give offsets near 1, and their unit as the step h");
    }
  }

  /** Weights on the grid in units of its size, in which the recurrence stays in range. */
  private static double[] weights(int order, double[] offsets) {
    double largest = Math.max(Math.abs(offsets[0]), Math.abs(offsets[offsets.length - 1]));
    int exponent = Scale.exponentOf(largest);
    double[] scaled = new double[offsets.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = Scale.times(offsets[i], -exponent);
    }
    double[] weights = Fornberg.weightsAtZero(scaled, order);
    for (int i = 0; i < weights.length; i++) {
      boolean isZero = order % 2 == 1 && offsets[i] == 0 && isSymmetric(offsets);
      weights[i] = isZero ? 0 : inUnits(weights[i], -order, exponent);
    }
    return weights;
  }

  private static boolean isSymmetric(double[] offsets) {
    for (int i = 0; i < offsets.length; i++) {
      if (offsets[i] != -offsets[offsets.length - 1 - i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns {@code value 2^(times exponent)}, NaN if a number other than 0 became 0. */
  private static double inUnits(double value, int times, int exponent) {
    double result = value;
    for (int i = 0; i < Math.abs(times); i++) {
      result = Scale.times(result, times < 0 ? -exponent : exponent);
    }
    return result == 0 && value != 0 ? Double.NaN : result;
  }

  private boolean isInRange() {
    boolean finite = Double.isFinite(errorConstant) && errorConstant != 0;
    for (double weight : weights) {
      finite &= Double.isFinite(weight);
    }
    return finite;
  }

  /**
   * Returns the forward stencil: offsets {@code 0, 1, ..., order + accuracy - 1}.
   *
   * @param order of the derivative, at least 1
   * @param accuracy order of accuracy, at least 1
   * @throws IllegalArgumentException if either is below 1, or more than {@link #MOST_POINTS} points
   *     would be needed
   */
  public static Stencil forward(int order, int accuracy) {
    checkOrders(order, accuracy);
    return new Stencil(order, range(0, checkedPoints((long) order + accuracy)));
  }

  /**
   * Returns the backward stencil: offsets {@code -(order + accuracy - 1), ..., -1, 0}.
   *
   * @param order of the derivative, at least 1
   * @param accuracy order of accuracy, at least 1
   * @throws IllegalArgumentException as {@link #forward} does
   */
  public static Stencil backward(int order, int accuracy) {
    checkOrders(order, accuracy);
    int points = checkedPoints((long) order + accuracy);
    return new Stencil(order, range(1 - points, points));
  }

  /**
   * Returns the central stencil, symmetric about 0.
   *
   * @param order of the derivative, at least 1
   * @param accuracy order of accuracy, even and at least 2
   * @throws IllegalArgumentException if {@code order} is below 1, {@code accuracy} is odd or below
   *     2, or more than {@link #MOST_POINTS} points would be needed
   */
  public static Stencil central(int order, int accuracy) {
    checkOrders(order, accuracy);
    if (accuracy % 2 != 0) {
      throw new IllegalArgumentException(
          "accuracy of a central stencil must be even, was " + accuracy);
    }
    long half = (order + 1L) / 2 + accuracy / 2 - 1;
    int points = checkedPoints(2 * half + 1);
    return new Stencil(order, range(-(points / 2), points));
  }

  /**
   * Returns the stencil on any grid.
   *
   * @param order of the derivative, at least 1
   * @param offsets distances from x in units of the step, finite and distinct, more than {@code
   *     order} and at most {@link #MOST_POINTS}; not modified
   * @throws IllegalArgumentException if {@code order} is below 1, there are too few or too many
   *     offsets, one is not finite or given twice, or a weight or the error constant is beyond the
   *     range of doubles
   */
  public static Stencil onGrid(int order, double... offsets) {
    checkOrders(order, 1);
    checkedPoints(offsets.length);
    if (offsets.length <= order) {
      throw new IllegalArgumentException(
          "a derivative of order "
              + order
              + " needs at least "
              + (order + 1)
              + " offsets, was given "
              + offsets.length);
    }
    double[] sorted = offsets.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < sorted.length; i++) {
      if (!Double.isFinite(sorted[i])) {
        throw new IllegalArgumentException(
            "offsets must be finite, was " + Decimal.toShortString(sorted[i]));
      }
      if (i > 0 && sorted[i] == sorted[i - 1]) {
        throw new IllegalArgumentException(
            "offsets must be distinct, " + Decimal.toShortString(sorted[i]) + " is there twice");
      }
    }
    return new Stencil(order, sorted);
  }

  private static void checkOrders(int order, int accuracy) {
    if (order < 1) {
      throw new IllegalArgumentException("order must be at least 1, was " + order);
    }
    if (accuracy < 1) {
      throw new IllegalArgumentException("accuracy must be at least 1, was " + accuracy);
    }
  }

  private static int checkedPoints(long points) {
    if (points > MOST_POINTS) {
      throw new IllegalArgumentException(
          "a stencil must have at most " + MOST_POINTS + " points, would have " + points);
    }
    return (int) points;
  }

  private static double[] range(int first, int count) {
    double[] range = new double[count];
    for (int i = 0; i < count; i++) {
      range[i] = first + i;
    }
    return range;
  }

  /** Returns the order of the derivative. */
  public int order() {
    return order;
  }

  /** Returns p: the error shrinks with {@code h^p}. */
  public int accuracy() {
    return accuracy;
  }

  /** Returns c: the truncation error is {@code c h^p f^(n+p)(x)} to leading order, c signed. */
  public double errorConstant() {
    return errorConstant;
  }

  /** Returns the offsets in ascending order, in units of the step; a copy. */
  public double[] offsets() {
    return offsets.clone();
  }

  /** Returns the weights, in the order of {@link #offsets()}; a copy. */
  public double[] weights() {
    return weights.clone();
  }

  /**
   * Returns the formula applied to {@code f} at {@code x} with step {@code h}; NaN if f is NaN at a
   * point.
   *
   * @param h above 0, in units of x
   * @throws IllegalArgumentException if {@code x} is not finite, or {@code h} is not finite or not
   *     above 0, or so small that two points coincide
   */
  public double apply(DoubleUnaryOperator f, double x, double h) {
    if (!Double.isFinite(x)) {
      throw new IllegalArgumentException("x must be finite, was " + Decimal.toShortString(x));
    }
    if (!(h > 0 && h < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "h must be finite and above 0, was " + Decimal.toShortString(h));
    }
    double sum = 0;
    double previous = Double.NaN;
    for (int i = 0; i < offsets.length; i++) {
      double point = x + offsets[i] * h;
      if (point == previous) {
        throw new IllegalArgumentException(
            "h must be large enough that points differ, was "
                + Decimal.toShortString(h)
                + " at x = "
                + Decimal.toShortString(x));
      }
      previous = point;
      if (weights[i] != 0) {
        sum += weights[i] * f.applyAsDouble(point);
      }
    }
    for (int i = 0; i < order; i++) {
      sum /= h; // one by one: h^order may underflow where the quotient does not
    }
    return sum;
  }

  /**
   * Returns the formula with its error term, as {@code f'(x) = (-0.5 f(x-h) + 0.5 f(x+h)) / h -
   * 0.16666666666666666 h^2 f'''(x)}.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(derivative(order)).append(" = (");
    boolean first = true;
    for (int i = 0; i < offsets.length; i++) {
      if (weights[i] != 0) {
        text.append(sign(weights[i], first));
        double size = Math.abs(weights[i]);
        text.append(size == 1 ? "" : Decimal.toShortString(size) + " ");
        text.append("f(x").append(offset(offsets[i])).append(')');
        first = false;
      }
    }
    text.append(") / h").append(power(order));
    text.append(sign(-errorConstant, false));
    text.append(Decimal.toShortString(Math.abs(errorConstant)))
        .append(" h")
        .append(power(accuracy));
    return text.append(' ').append(derivative(order + accuracy)).toString();
  }

  private static String sign(double value, boolean first) {
    if (first) {
      return value < 0 ? "-" : "";
    }
    return value < 0 ? " - " : " + ";
  }

  private static String offset(double offset) {
    if (offset == 0) {
      return "";
    }
    double size = Math.abs(offset);
    return (offset < 0 ? "-" : "+") + (size == 1 ? "" : Decimal.toShortString(size)) + "h";
  }

  private static String power(int exponent) {
    return exponent == 1 ? "" : "^" + exponent;
  }

  private static String derivative(int n) {
    return (n <= 3 ? "f" + "'".repeat(n) : "f^(" + n + ")") + "(x)";
  }
}
