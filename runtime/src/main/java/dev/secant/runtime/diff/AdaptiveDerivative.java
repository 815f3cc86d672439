package dev.secant.runtime.diff;

import dev.secant.api.Decimal;
import dev.secant.api.Function;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * Derivatives of a function of one number, with the step found by itself and an error bar that is
 * meant.
 *
 * <pre>{@code
 * Derivative d = AdaptiveDerivative.of(f, 0.5);
 * Derivative second = AdaptiveDerivative.standard().withOrder(2).atScalar(Math::sin, 1.0);
 * }</pre>
 *
 * <p><b>How.</b> f is sampled in pairs {@code x - h, x + h} with {@code h = s 2^-k}, where s is the
 * power of two below {@code |x|}; every point is exact in binary. Where the odd and the even part
 * of f about x both shrink with the powers of h a Taylor series has, the difference quotients are
 * extrapolated to {@code h = 0} (Richardson, Neville), and levels are added against the larger part
 * of the error: finer ones against truncation, coarser ones against rounding. A point or two far
 * below checks the result, and measures the noise of f instead of assuming it. Where the first
 * levels are rough, a survey down to the spacing of doubles finds the scale at which f is smooth;
 * if there is none, the way in which f changes over all scales names a jump, a kink, a vertical
 * tangent or noise.
 *
 * <p><b>Error.</b> Around rounding level for a smooth f whose values are correct to rounding:
 * relative error 1e-14 in the median, measured over random chains. The bar adds truncation, judged
 * by what the last levels changed, and noise. It cannot see what no sample sees: a feature much
 * narrower than the gaps between the levels and odd about x. <b>Cost:</b> 10 to 16 calls of f where
 * f is smooth on the scale of x, 20 to 30 beside a pole, an edge or a kink, at most the budget. f
 * is never called twice for one argument, except once at x: a function that answers differently
 * then is {@link DerivativeStatus#NOT_REPEATABLE}. <b>NaN, infinities</b> and exceptions of f
 * beside x mean that f is not defined there, but for a {@link
 * java.util.concurrent.CancellationException}, which passes; what f throws at x itself is thrown.
 * Immutable and thread-safe.
 *
 * <p><b>References:</b> C. J. F. Ridders, <i>Accurate computation of F'(x) and F'(x)F''(x)</i>,
 * Adv. Eng. Software 4 (1982) 75-76; J. J. Moré, S. M. Wild, <i>Estimating computational noise</i>,
 * SIAM J. Sci. Comput. 33 (2011) 1292-1314; B. Fornberg, <i>Generation of finite difference
 * formulas on arbitrarily spaced grids</i>, Math. Comp. 51 (1988) 699-706.
 */
public final class AdaptiveDerivative {
  /** Calls of f allowed unless told otherwise. */
  public static final int DEFAULT_BUDGET = 48;

  /** The smallest budget: x twice and four levels of two points. */
  public static final int SMALLEST_BUDGET = 10;

  /** The highest order of a derivative. */
  public static final int HIGHEST_ORDER = 6;

  private static final AdaptiveDerivative STANDARD =
      new AdaptiveDerivative(1, 0, DEFAULT_BUDGET, 0);

  private final int order;
  private final double tolerance;
  private final int budget;
  private final double noiseFloor;

  private AdaptiveDerivative(int order, double tolerance, int budget, double noiseFloor) {
    this.order = order;
    this.tolerance = tolerance;
    this.budget = budget;
    this.noiseFloor = noiseFloor;
  }

  /** Returns the first derivative as accurate as it gets, with {@link #DEFAULT_BUDGET} calls. */
  public static AdaptiveDerivative standard() {
    return STANDARD;
  }

  /**
   * Returns the first derivative of {@code f} at {@code x} as {@link #standard()} computes it.
   *
   * @param f a function that accepts a single number and returns one
   * @param x any finite number
   * @throws IllegalArgumentException if {@code x} is NaN or infinite
   * @throws RuntimeException whatever {@code f} throws at {@code x}
   */
  public static Derivative of(Function f, double x) {
    return STANDARD.at(f, x);
  }

  /**
   * Returns these settings for a derivative of another order; the standard is 1.
   *
   * @throws IllegalArgumentException if {@code newOrder} is not in 1 to {@link #HIGHEST_ORDER}
   */
  public AdaptiveDerivative withOrder(int newOrder) {
    if (newOrder < 1 || newOrder > HIGHEST_ORDER) {
      throw new IllegalArgumentException(
          "order must be in 1.." + HIGHEST_ORDER + ", was " + newOrder);
    }
    return new AdaptiveDerivative(newOrder, tolerance, budget, noiseFloor);
  }

  /**
   * Returns these settings with a relative tolerance, the knob for the cost: the search stops when
   * its own estimate of the error is below half of it. The check that follows may find noise and
   * widen the bar beyond the tolerance. With 1e-6, a smooth function costs 9 calls instead of 14;
   * the standard is 0, as accurate as it gets.
   *
   * @throws IllegalArgumentException if {@code newTolerance} is NaN or not in {@code [0, 1)}
   */
  public AdaptiveDerivative withTolerance(double newTolerance) {
    if (!(newTolerance >= 0 && newTolerance < 1)) {
      throw new IllegalArgumentException(
          "tolerance must be in [0, 1), was " + Decimal.toShortString(newTolerance));
    }
    return new AdaptiveDerivative(order, newTolerance, budget, noiseFloor);
  }

  /**
   * Returns these settings with another limit on the calls of f.
   *
   * @throws IllegalArgumentException if {@code newBudget} is below {@link #SMALLEST_BUDGET}
   */
  public AdaptiveDerivative withBudget(int newBudget) {
    if (newBudget < SMALLEST_BUDGET) {
      throw new IllegalArgumentException(
          "budget must be at least " + SMALLEST_BUDGET + " evaluations, was " + newBudget);
    }
    return new AdaptiveDerivative(order, tolerance, newBudget, noiseFloor);
  }

  /**
   * Returns these settings for a function whose values are known to be off by up to {@code
   * newNoiseFloor}, in units of f: single precision, a solver's tolerance, the bar of an inner
   * derivative. The standard is 0: noise is measured, and never taken below rounding.
   *
   * @throws IllegalArgumentException if {@code newNoiseFloor} is NaN, negative or infinite
   */
  public AdaptiveDerivative withNoiseFloor(double newNoiseFloor) {
    if (!(newNoiseFloor >= 0 && newNoiseFloor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "noise floor must be finite and not negative, was "
              + Decimal.toShortString(newNoiseFloor));
    }
    return new AdaptiveDerivative(order, tolerance, budget, newNoiseFloor);
  }

  /**
   * Returns the derivative of {@code f} at {@code x}.
   *
   * @param f a function that accepts a single number and returns one
   * @param x any finite number
   * @throws IllegalArgumentException if {@code x} is NaN or infinite
   * @throws RuntimeException whatever {@code f} throws at {@code x}
   */
  public Derivative at(Function f, double x) {
    Objects.requireNonNull(f, "f must not be null");
    return atScalar(point -> NumericalDiff.valueAt(f, point), x);
  }

  /** Returns the order of the derivative, from 1 to {@link #HIGHEST_ORDER}. */
  public int order() {
    return order;
  }

  /** Returns what the values of the function are known to be off by, in units of f; 0 or above. */
  public double noiseFloor() {
    return noiseFloor;
  }

  /** Returns the relative error that is good enough, in [0, 1). */
  public double tolerance() {
    return tolerance;
  }

  /** Returns how many evaluations of the function a derivative may take, at least 10. */
  public int budget() {
    return budget;
  }

  /**
   * Returns the derivative of {@code f} at {@code x}.
   *
   * @param f called one argument at a time, in the calling thread
   * @param x any finite number
   * @throws IllegalArgumentException if {@code x} is NaN or infinite
   * @throws RuntimeException whatever {@code f} throws at {@code x}
   */
  public Derivative atScalar(DoubleUnaryOperator f, double x) {
    Objects.requireNonNull(f, "f must not be null");
    if (!Double.isFinite(x)) {
      throw new IllegalArgumentException("x must be finite, was " + Decimal.toShortString(x));
    }
    return search(new ScalarEvaluator(f, x), x);
  }

  private Derivative search(Evaluator f, double x) {
    Samples samples = new Samples(f, new SampleGrid(x), budget, noiseFloor);
    return Derivative.of(new DerivativeSearch(samples, goal()).run(), samples, order);
  }

  private Goal goal() {
    return new Goal(order, tolerance, Side.BOTH);
  }

  /**
   * Returns the derivatives of {@code f} at each of many points, in the calling thread. See {@link
   * #atEach(Function, double[], int)}.
   *
   * @throws IllegalArgumentException if an element of {@code x} is NaN or infinite
   * @throws RuntimeException whatever {@code f} throws at the first {@code x[i]} at which it throws
   */
  public Derivative[] atEach(Function f, double[] x) {
    return atEach(f, x, 1);
  }

  /**
   * Returns the derivatives of {@code f} at each of many points: element i is what {@link
   * #at(Function, double)} returns for {@code x[i]} alone, to the last bit, whatever the number of
   * points and of threads.
   *
   * <p>Cost: an elementwise f is evaluated in blocks, as {@link
   * dev.secant.runtime.chain.Chain#valuesAt(double[], double[], int)} does it, at the points that a
   * search asks for where f is smooth; up to eleven of these are not counted in {@link
   * Derivative#evaluations()} where the search then took another way. The search itself takes about
   * as long as 200 calls of a built-in function. Where f throws, the points of its block are
   * computed one by one.
   *
   * @param f a function that accepts a single number and returns one
   * @param x finite numbers; not modified
   * @param threads at least 1; 1 is the calling thread. More are started for this call and ended
   *     with it; f must then be thread-safe, as functions are
   * @throws IllegalArgumentException if an element of {@code x} is NaN or infinite, or {@code
   *     threads} is below 1
   * @throws RuntimeException whatever {@code f} throws at the first {@code x[i]} at which it throws
   * @throws java.util.concurrent.CancellationException if there are several threads and the calling
   *     one is interrupted, which it stays
   */
  public Derivative[] atEach(Function f, double[] x, int threads) {
    Objects.requireNonNull(f, "f must not be null");
    Objects.requireNonNull(x, "x must not be null");
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
    for (int i = 0; i < x.length; i++) {
      if (!Double.isFinite(x[i])) {
        throw new IllegalArgumentException(
            "x[" + i + "] must be finite, was " + Decimal.toShortString(x[i]));
      }
    }
    return new DerivativeBlocks(f, RegularCourse.of(goal()), this::search).at(x, threads);
  }
}
