package dev.secant.runtime.diff;

import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.kernel.DifferenceFunction;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Derivatives by one difference quotient with a fixed step, as the textbooks give them.
 *
 * <table>
 * <caption>The three quotients; u = 2^-53, the derivatives of f near x</caption>
 * <tr><th>method<th>formula<th>truncation error<th>rounding error
 * <tr><td>central<td>{@code (f(x + eps) - f(x - eps)) / (2 eps)}
 *     <td>{@code eps^2 |f'''| / 6}<td>{@code u |f| / eps}
 * <tr><td>forward<td>{@code (f(x + eps) - f(x)) / eps}
 *     <td>{@code eps |f''| / 2}<td>{@code 2 u |f| / eps}
 * <tr><td>backward<td>{@code (f(x) - f(x - eps)) / eps}
 *     <td>{@code eps |f''| / 2}<td>{@code 2 u |f| / eps}
 * </table>
 *
 * <p>The formulas are computed as they stand; the steps {@code x + eps} and {@code x - eps} are
 * rounded to doubles, which adds a relative error of up to {@code u |x| / eps}. Rounding grows as
 * eps falls, so a smaller eps is not always a better one. The total is least near {@code (3 u
 * |f/f'''|)^(1/3)} for central and {@code 2 (u |f/f''|)^(1/2)} for the one-sided quotients.
 * Measured for {@code exp} at 1: central is good to 10 digits with eps = 1e-5 and to 4 with 1e-12;
 * forward to 7 with 1e-7 and to 3 with 1e-12.
 *
 * <p><b>Arrays:</b> every element is shifted by eps at once. For an elementwise function that gives
 * the derivative of each element. For any other function f it gives {@code sum over j of df/dx[j]},
 * the derivative along {@code (1, ..., 1)}, and <b>not</b> the gradient: for {@code f = sum} of
 * three elements, 3.
 *
 * <p><b>Cost:</b> two calls of f. For a number, an elementwise function or chain is called without
 * arrays and nothing is allocated; many numbers in a {@code double[]} are computed in blocks.
 * <b>NaN:</b> from f, it propagates; so do infinities, by IEEE 754 arithmetic. <b>Units:</b> eps
 * has that of x. Stateless and thread-safe. What f itself throws passes through: from a {@link
 * Chain} that is a {@code FunctionFailedException}. A null argument is a {@link
 * NullPointerException}.
 *
 * <p>To choose a quotient at run time, see {@link DifferenceMethod}; for values with the
 * derivatives, threads, and results in arrays at hand, {@link DifferenceQuotient}.
 *
 * <p><b>Reference:</b> N. J. Higham, <i>Accuracy and Stability of Numerical Algorithms</i>, 2nd
 * ed., SIAM, 2002, chapter 2 (rounding model).
 */
public final class NumericalDiff {
  private NumericalDiff() {}

  /**
   * Returns the central difference quotient {@code (f(x + eps) - f(x - eps)) / (2 eps)}.
   *
   * <p>Exact on quadratic polynomials but for rounding.
   *
   * @param f a function that maps a number to a number
   * @param x the point; finite
   * @param eps step, in the unit of x; above 0 and at most half the largest double
   * @throws IllegalArgumentException if {@code x} is not finite, {@code eps} is out of range,
   *     {@code x + eps} or {@code x - eps} equals {@code x} or is not finite
   * @throws IllegalStateException if f maps a number to null or an array
   */
  public static double central(Function f, double x, double eps) {
    Objects.requireNonNull(f, "f must not be null");
    FixedStep.requireDoubled(eps);
    double up = FixedStep.shifted(x, eps);
    double down = FixedStep.shifted(x, -eps);
    return difference(f, up, down) / (2 * eps);
  }

  /**
   * Returns the central difference quotient with every element of x shifted: for a function that is
   * not elementwise, the derivative along {@code (1, ..., 1)}.
   *
   * @param f any function that accepts the shape of x
   * @param x the point, of any shape, all elements finite; not modified
   * @param eps step, in the unit of x; above 0 and at most half the largest double
   * @return the quotient, in the shape of {@code f(x)}
   * @throws IllegalArgumentException if an element of {@code x} is not finite, {@code eps} is out
   *     of range, or an element does not differ from itself shifted or is not finite then
   * @throws IllegalStateException if f returns null, or arrays of two shapes
   */
  public static Variable central(Function f, Variable x, double eps) {
    requireNonNull(f, x);
    FixedStep.requireDoubled(eps);
    Variable up = FixedStep.shifted(x, eps);
    Variable down = FixedStep.shifted(x, -eps);
    return quotient(f, up, down, 2 * eps);
  }

  /**
   * Returns the central difference quotient {@code (f(x[i] + eps) - f(x[i] - eps)) / (2 eps)} at
   * each of many numbers, as {@link DifferenceQuotient} does: every number is a point by itself,
   * whatever f is, and gets the bits of {@link #central(Function, double, double)}.
   *
   * @param f a function that maps a number to a number
   * @param x the points, any number of them, all finite; not modified
   * @param eps step, in the unit of x; above 0 and at most half the largest double
   * @return the quotients, in a new array as long as x
   * @throws IllegalArgumentException if {@code eps} is out of range, an element of {@code x} is not
   *     finite, or does not differ from itself shifted or is not finite then
   * @throws IllegalStateException if f maps a number to null or an array
   */
  public static double[] central(Function f, double[] x, double eps) {
    return quotients(f, x, DifferenceMethod.CENTRAL, eps);
  }

  /**
   * Returns the forward difference quotient {@code (f(x + eps) - f(x)) / eps}, for a function that
   * has nothing below x. Exact on linear functions but for rounding.
   *
   * @param f a function that maps a number to a number
   * @param x the point; finite
   * @param eps step, in the unit of x; above 0 and finite
   * @throws IllegalArgumentException if {@code x} is not finite, {@code eps} is out of range, or
   *     {@code x + eps} equals {@code x} or is not finite
   * @throws IllegalStateException if f maps a number to null or an array
   */
  public static double forward(Function f, double x, double eps) {
    Objects.requireNonNull(f, "f must not be null");
    FixedStep.require(eps);
    double up = FixedStep.shifted(x, eps);
    return difference(f, up, x) / eps;
  }

  /**
   * Returns the forward difference quotient with every element of x shifted: for a function that is
   * not elementwise, the derivative along {@code (1, ..., 1)}.
   *
   * @param f any function that accepts the shape of x
   * @param x the point, of any shape, all elements finite; not modified
   * @param eps step, in the unit of x; above 0 and finite
   * @return the quotient, in the shape of {@code f(x)}
   * @throws IllegalArgumentException if an element of {@code x} is not finite, {@code eps} is out
   *     of range, or an element does not differ from itself shifted or is not finite then
   * @throws IllegalStateException if f returns null, or arrays of two shapes
   */
  public static Variable forward(Function f, Variable x, double eps) {
    requireNonNull(f, x);
    FixedStep.require(eps);
    return quotient(f, FixedStep.shifted(x, eps), x, eps);
  }

  /**
   * Returns the forward difference quotient {@code (f(x[i] + eps) - f(x[i])) / eps} at each of many
   * numbers, as {@link DifferenceQuotient} does: every number is a point by itself, whatever f is,
   * and gets the bits of {@link #forward(Function, double, double)}.
   *
   * @param f a function that maps a number to a number
   * @param x the points, any number of them, all finite; not modified
   * @param eps step, in the unit of x; above 0 and finite
   * @return the quotients, in a new array as long as x
   * @throws IllegalArgumentException if {@code eps} is out of range, an element of {@code x} is not
   *     finite, or does not differ from itself shifted or is not finite then
   * @throws IllegalStateException if f maps a number to null or an array
   */
  public static double[] forward(Function f, double[] x, double eps) {
    return quotients(f, x, DifferenceMethod.FORWARD, eps);
  }

  /**
   * Returns the backward difference quotient {@code (f(x) - f(x - eps)) / eps}, for a function that
   * has nothing above x. Exact on linear functions but for rounding.
   *
   * @param f a function that maps a number to a number
   * @param x the point; finite
   * @param eps step, in the unit of x; above 0 and finite
   * @throws IllegalArgumentException if {@code x} is not finite, {@code eps} is out of range, or
   *     {@code x - eps} equals {@code x} or is not finite
   * @throws IllegalStateException if f maps a number to null or an array
   */
  public static double backward(Function f, double x, double eps) {
    Objects.requireNonNull(f, "f must not be null");
    FixedStep.require(eps);
    double down = FixedStep.shifted(x, -eps);
    return difference(f, x, down) / eps;
  }

  /**
   * Returns the backward difference quotient with every element of x shifted: for a function that
   * is not elementwise, the derivative along {@code (1, ..., 1)}.
   *
   * @param f any function that accepts the shape of x
   * @param x the point, of any shape, all elements finite; not modified
   * @param eps step, in the unit of x; above 0 and finite
   * @return the quotient, in the shape of {@code f(x)}
   * @throws IllegalArgumentException if an element of {@code x} is not finite, {@code eps} is out
   *     of range, or an element does not differ from itself shifted or is not finite then
   * @throws IllegalStateException if f returns null, or arrays of two shapes
   */
  public static Variable backward(Function f, Variable x, double eps) {
    requireNonNull(f, x);
    FixedStep.require(eps);
    return quotient(f, x, FixedStep.shifted(x, -eps), eps);
  }

  /**
   * Returns the backward difference quotient {@code (f(x[i]) - f(x[i] - eps)) / eps} at each of
   * many numbers, as {@link DifferenceQuotient} does: every number is a point by itself, whatever f
   * is, and gets the bits of {@link #backward(Function, double, double)}.
   *
   * @param f a function that maps a number to a number
   * @param x the points, any number of them, all finite; not modified
   * @param eps step, in the unit of x; above 0 and finite
   * @return the quotients, in a new array as long as x
   * @throws IllegalArgumentException if {@code eps} is out of range, an element of {@code x} is not
   *     finite, or does not differ from itself shifted or is not finite then
   * @throws IllegalStateException if f maps a number to null or an array
   */
  public static double[] backward(Function f, double[] x, double eps) {
    return quotients(f, x, DifferenceMethod.BACKWARD, eps);
  }

  private static double[] quotients(Function f, double[] x, DifferenceMethod method, double eps) {
    Objects.requireNonNull(x, "x must not be null");
    double[] quotients = new double[x.length];
    DifferenceQuotient.of(f, method, eps).derivatives(x, quotients, x.length);
    return quotients;
  }

  private static void requireNonNull(Function f, Variable x) {
    Objects.requireNonNull(f, "f must not be null");
    Objects.requireNonNull(x, "x must not be null");
  }

  /** Returns {@code f(right) - f(left)}. */
  private static double difference(Function f, double right, double left) {
    return f instanceof DifferenceFunction chain
        ? chain.difference(right, left)
        : valueAt(f, right) - valueAt(f, left);
  }

  /** The straight call where there is one; a chain checks and explains its result by itself. */
  static double valueAt(Function f, double x) {
    if (f instanceof Chain chain) {
      return chain.valueAt(x);
    }
    if (f instanceof ElementwiseFunction elementwise) {
      return elementwise.forward(x);
    }
    Variable value = apply(f, Variable.of(x));
    if (value.rank() != 0) {
      throw new IllegalStateException(
          "f must map a number to a number, returned an array of shape "
              + Arrays.toString(value.shape()));
    }
    return value.item();
  }

  private static Variable apply(Function f, Variable x) {
    @Nullable Variable value = f.apply(x); // which a careless function may make null
    if (value == null) {
      throw new IllegalStateException("f must return a Variable, returned null");
    }
    return value;
  }

  /** Returns {@code (f(right) - f(left)) / distance}. */
  private static Variable quotient(Function f, Variable right, Variable left, double distance) {
    Variable high = apply(f, right);
    Variable low = apply(f, left);
    if (!high.hasShapeOf(low)) {
      throw new IllegalStateException(
          "f must return one shape for one shape of x, returned "
              + Arrays.toString(high.shape())
              + " on the right and "
              + Arrays.toString(low.shape())
              + " on the left");
    }
    double[] slopes = high.toArray();
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = (slopes[i] - low.get(i)) / distance;
    }
    return Variable.ofShape(slopes, high.shape());
  }
}
