package dev.secant.runtime.diff;

import dev.secant.api.Function;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.kernel.Slices;
import java.util.Objects;

/**
 * A difference quotient of one function with a fixed step, for many numbers: the derivative, and
 * the value where it is wanted, in one pass over the numbers.
 *
 * <pre>{@code
 * DifferenceQuotient quotient = DifferenceQuotient.of(chain, DifferenceMethod.CENTRAL, 1e-4);
 * quotient.valuesAndDerivatives(x, values, derivatives, x.length);
 * }</pre>
 *
 * <p>Each number is a point by itself and gets the bits that {@link Chain#valueAt} and {@link
 * DifferenceMethod#derivative(Function, double, double)} give for it alone, whatever the length,
 * its place in the array and the number of threads.
 *
 * <p><b>Cost:</b> for the derivative two calls of f a number; with the value three for central, two
 * for the one-sided quotients, which need it anyway. Elementwise functions are computed in blocks
 * of up to 512 numbers, by their kernels or by loops into which the JIT compiler inlines them;
 * others, and up to 15 numbers, by the straight call. 19 KB of buffers, kept for the next call; on
 * several threads, up to as many for each 32,768 numbers; nothing for a number. A block in which
 * something fails is computed again, to blame the number.
 *
 * <p><b>Errors</b> and <b>NaN</b> are those of {@link NumericalDiff}. The failure is that of the
 * first number that has one; what the results hold then is not defined. Immutable and thread-safe
 * if f is, as functions must be.
 */
public final class DifferenceQuotient {
  private final QuotientRule rule;
  private final int threads;

  private DifferenceQuotient(QuotientRule rule, int threads) {
    this.rule = rule;
    this.threads = threads;
  }

  /**
   * Returns the quotient, computed in the calling thread.
   *
   * @param f a function that maps a number to a number
   * @param method how f is shifted
   * @param eps step, in the unit of x; above 0, and at most half the largest double for central
   * @throws IllegalArgumentException if {@code eps} is out of range
   */
  public static DifferenceQuotient of(Function f, DifferenceMethod method, double eps) {
    Objects.requireNonNull(f, "f must not be null");
    Objects.requireNonNull(method, "method must not be null");
    return new DifferenceQuotient(new QuotientRule(f, method, eps), 1);
  }

  /**
   * Returns this with a number of threads. More than one are started for each call and ended with
   * it, no more than there are slices of 32,768 numbers.
   *
   * @param newThreads at least 1; 1 is the calling thread
   * @throws IllegalArgumentException if {@code newThreads} is below 1
   */
  public DifferenceQuotient withThreads(int newThreads) {
    if (newThreads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + newThreads);
    }
    return new DifferenceQuotient(rule, newThreads);
  }

  /**
   * Sets {@code derivatives[i]} to the quotient at {@code x[i]}, for {@code i} in {@code [0,
   * length)}.
   *
   * @param x the points; finite; not modified unless the results go to the same array
   * @param derivatives receives the quotients; beyond {@code length} it is left alone
   * @param length number of points, from 0 to the length of the shorter array
   * @throws IllegalArgumentException if {@code length} is negative or beyond the end of an array,
   *     an element of {@code x} is not finite, or does not differ from itself shifted or is not
   *     finite then
   * @throws IllegalStateException if f maps a number to null or an array
   * @throws java.util.concurrent.CancellationException if there are several threads and the calling
   *     one is interrupted, which it stays; a thread may then still be at work on the results
   */
  public void derivatives(double[] x, double[] derivatives, int length) {
    requireLength(length, Math.min(x.length, derivatives.length));
    Slices.run(length, threads, new QuotientSlice(rule, x, null, derivatives));
  }

  /**
   * Sets {@code values[i]} to the value and {@code derivatives[i]} to the quotient at {@code x[i]},
   * for {@code i} in {@code [0, length)}.
   *
   * @param x the points; finite; not modified unless results go to the same array
   * @param values receives the values; beyond {@code length} it is left alone
   * @param derivatives receives the quotients, another array than {@code values}
   * @param length number of points, from 0 to the length of the shortest array
   * @throws IllegalArgumentException as for {@link #derivatives}; also if {@code values} and {@code
   *     derivatives} are one array
   * @throws IllegalStateException if f maps a number to null or an array
   * @throws java.util.concurrent.CancellationException as for {@link #derivatives}
   */
  public void valuesAndDerivatives(double[] x, double[] values, double[] derivatives, int length) {
    requireLength(length, Math.min(x.length, Math.min(values.length, derivatives.length)));
    if (values == derivatives) {
      throw new IllegalArgumentException("values and derivatives must be two arrays, were one");
    }
    Slices.run(length, threads, new QuotientSlice(rule, x, values, derivatives));
  }

  private static void requireLength(int length, int shortest) {
    if (length < 0 || length > shortest) {
      throw new IllegalArgumentException(
          "length must be from 0 to "
              + shortest
              + ", the length of the shortest array, was "
              + length);
    }
  }

  /** Returns the quotient as a formula would have it: {@code central, eps = 1.0E-4, of square}. */
  @Override
  public String toString() {
    return rule.toString();
  }
}
