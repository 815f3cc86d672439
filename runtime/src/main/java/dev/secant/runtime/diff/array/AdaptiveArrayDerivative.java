package dev.secant.runtime.diff.array;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.diff.bar.Slope;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gradients, Jacobians, Hessians and products with them, each entry with its own error bar and
 * status, the steps found by {@link AdaptiveDerivative}.
 *
 * <pre>{@code
 * ArrayDerivative g = AdaptiveArrayDerivative.standard().gradient(f, Variable.of(1, 2, 3));
 * g.value();        // the gradient, in the shape of x
 * g.error();        // the truth is within this of it, element by element
 * g.worstStatus();  // OK, or what is wrong somewhere
 * }</pre>
 *
 * <p><b>Cost</b>, with s the calls of one scalar search (about 15): {@code n s} calls of f for n
 * inputs and the few that judge the rounding inside f, all outputs sharing each call; s for a
 * direction; {@code g s} with a {@linkplain #withPattern pattern} of g groups. An elementwise
 * function costs one scalar search an element, of {@code forward} and not of the array. A chain of
 * elementwise stages followed by stages on arrays that know their {@code backward} has its gradient
 * at that price too, see {@link DerivativeSource}; so the work for {@code square | exp | sum} grows
 * as n.
 *
 * <p><b>Undefined points:</b> where f throws, or returns another shape than at x, it counts as
 * undefined, unless it is at x itself: what f throws there is passed on. NaN and infinities among
 * the values concern the entries of that output only: {@link DerivativeStatus#OUT_OF_DOMAIN}.
 *
 * <p><b>Threads:</b> columns are independent and run on {@linkplain #withThreads as many threads as
 * asked for}; the result is the same bit by bit. Immutable and thread-safe, if f is.
 */
public final class AdaptiveArrayDerivative {
  private static final AdaptiveArrayDerivative STANDARD =
      new AdaptiveArrayDerivative(
          AdaptiveDerivative.standard(), DerivativeSource.VERIFIED, 1, null);

  private final AdaptiveDerivative engine;
  private final DerivativeSource source;
  private final int threads;
  private final @Nullable SparsityPattern pattern;

  private AdaptiveArrayDerivative(
      AdaptiveDerivative engine,
      DerivativeSource source,
      int threads,
      @Nullable SparsityPattern pattern) {
    this.engine = engine;
    this.source = source;
    this.threads = threads;
    this.pattern = pattern;
  }

  /**
   * Returns the standard: the standard scalar search, {@link DerivativeSource#VERIFIED}, the
   * calling thread, no pattern.
   */
  public static AdaptiveArrayDerivative standard() {
    return STANDARD;
  }

  /**
   * Returns this with another search along each line: its tolerance, budget and noise floor hold
   * for every entry.
   *
   * @param search its order of derivative does not matter
   */
  public AdaptiveArrayDerivative withSearch(AdaptiveDerivative search) {
    Objects.requireNonNull(search, "search must not be null");
    return new AdaptiveArrayDerivative(search.withOrder(1), source, threads, pattern);
  }

  /** Returns this with another rule on what functions claim about their own derivatives. */
  public AdaptiveArrayDerivative withSource(DerivativeSource newSource) {
    Objects.requireNonNull(newSource, "source must not be null");
    return new AdaptiveArrayDerivative(engine, newSource, threads, pattern);
  }

  /**
   * Returns this with a number of threads. More than one are started for each call and ended with
   * it; f must then be thread-safe, as {@link Function} demands. If the calling thread is
   * interrupted while it waits for them, they are interrupted, begin no further call of f, and are
   * waited for; then a {@link java.util.concurrent.CancellationException} is thrown and the thread
   * is interrupted still. A second interrupt ends that wait. On the calling thread alone an
   * interrupt is left to f.
   *
   * @param newThreads at least 1; 1 is the calling thread
   * @throws IllegalArgumentException if {@code newThreads} is below 1
   */
  public AdaptiveArrayDerivative withThreads(int newThreads) {
    if (newThreads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + newThreads);
    }
    return new AdaptiveArrayDerivative(engine, source, newThreads, pattern);
  }

  /**
   * Returns this for functions whose Jacobian has a known pattern: columns that share no row are
   * differentiated together. It serves {@link #jacobian}, and the products and gradients that need
   * a whole Jacobian.
   *
   * <p>Every output that has a derivative is checked along one random direction, for the price of
   * one column: an entry that the pattern leaves out and that is not 0 is found with certainty for
   * all practical purposes, unless it contributes less than {@code 2^-26} of what the others do
   * when each input changes by its own magnitude.
   */
  public AdaptiveArrayDerivative withPattern(SparsityPattern newPattern) {
    Objects.requireNonNull(newPattern, "pattern must not be null");
    return new AdaptiveArrayDerivative(engine, source, threads, newPattern);
  }

  /**
   * Returns the gradient of a function that gives one number, in the shape of x: {@code df/dx[j]}.
   *
   * @param f any function whose value at x has one element
   * @param x the point, all elements finite; not modified
   * @throws IllegalArgumentException if an element of x is not finite, f returns several numbers,
   *     or the pattern has another size or leaves out an entry that is not 0
   * @throws IllegalStateException if f returns null, or its {@code backward} fails at x and is to
   *     be {@linkplain DerivativeSource#KNOWN believed}
   */
  public ArrayDerivative gradient(Function f, Variable x) {
    ArrayPoint point = ArrayPoint.of(f, x);
    point.requireNumber("gradient", "use jacobian, or vectorJacobian");
    return vectorJacobian(point, point.value().map(value -> 1.0));
  }

  /**
   * Returns the vector-Jacobian product {@code v J}, in the shape of x: {@code sum over i of v[i]
   * df[i]/dx[j]}.
   *
   * @param f any function
   * @param x the point, all elements finite; not modified
   * @param v a factor for each output, in the shape of {@code f(x)}, all elements finite; not
   *     modified
   * @throws IllegalArgumentException if an element of x or v is not finite, v has another shape
   *     than {@code f(x)}, or the pattern has another size or leaves out an entry that is not 0
   * @throws IllegalStateException if f returns null, or its {@code backward} fails at x and is to
   *     be {@linkplain DerivativeSource#KNOWN believed}
   */
  public ArrayDerivative vectorJacobian(Function f, Variable x, Variable v) {
    ArrayPoint point = ArrayPoint.of(f, x);
    ArrayPoint.requireVector("v", v, "f(x)", point.value());
    return vectorJacobian(point, v);
  }

  private ArrayDerivative vectorJacobian(ArrayPoint point, Variable v) {
    int[] shape = point.x().shape();
    GradientSearch search = new GradientSearch(point, engine, threads, source);
    if (point.f() instanceof ElementwiseFunction elementwise) {
      return search.elementwise(elementwise, v).shaped(shape);
    }
    if (source != DerivativeSource.NUMERICAL) {
      ChainSplit split = ChainSplit.of(point.f(), point.x());
      Entries entries = split == null ? null : search.split(split, v);
      if (entries != null) {
        entries.count(1);
        return entries.shaped(shape);
      }
    }
    Entries jacobian = numericalJacobian(point);
    Entries products = Entries.zero(1, point.inputs());
    products.count(jacobian.evaluations() + search.evaluations());
    for (int j = 0; j < point.inputs(); j++) {
      int column = j;
      products.set(0, j, Slope.dot(v, i -> jacobian.get(i, column)));
    }
    return products.shaped(shape);
  }

  /**
   * Returns the derivative along a direction, the Jacobian-vector product {@code J v}, in the shape
   * of {@code f(x)}: {@code sum over j of df[i]/dx[j] v[j]}. It is not divided by the length of v.
   *
   * <p>Elements of x whose scales in the units of v differ by more than {@code 2^26} are moved in
   * separate searches and the results added; at a kink that many of them share, the sum need not be
   * a derivative.
   *
   * @param f any function
   * @param x the point, all elements finite; not modified
   * @param v the direction, in the shape of x, all elements finite, not all 0; not modified
   * @throws IllegalArgumentException if an element of x or v is not finite, v has another shape
   *     than x, or v is 0
   * @throws IllegalStateException if f returns null, or its {@code backward} fails at x and is to
   *     be {@linkplain DerivativeSource#KNOWN believed}
   */
  public ArrayDerivative along(Function f, Variable x, Variable v) {
    ArrayPoint point = ArrayPoint.of(f, x);
    ArrayPoint.requireVector("v", v, "x", x);
    ArrayPoint.requireNonzero("v", v);
    if (f instanceof ElementwiseFunction elementwise) {
      return new GradientSearch(point, engine, threads, source)
          .elementwise(elementwise, v)
          .shaped(x.shape());
    }
    Entries entries = new JacobianSearch(point, engine, threads).along(v.toArray());
    entries.count(1);
    return entries.shaped(point.value().shape());
  }

  /**
   * Returns the derivative of each element of an elementwise function by that element, in the shape
   * of x: the diagonal of its Jacobian, without the zeros.
   *
   * @throws IllegalArgumentException if an element of x is not finite
   */
  public ArrayDerivative elements(ElementwiseFunction f, Variable x) {
    ArrayPoint point = ArrayPoint.of(f, x);
    return elements(f, point).shaped(x.shape());
  }

  /**
   * Returns the Jacobian, in the shape of {@code f(x)} followed by that of x: {@code [m, n]} for
   * vectors, {@code J[i][j] = df[i]/dx[j]}. Memory: m n entries, also where most are 0.
   *
   * @param f any function
   * @param x the point, all elements finite; not modified
   * @throws IllegalArgumentException if an element of x is not finite, the pattern has another size
   *     or leaves out an entry that is not 0, or there are 2^31 entries or more
   * @throws IllegalStateException if f returns null, or its {@code backward} fails at x and is to
   *     be {@linkplain DerivativeSource#KNOWN believed}
   */
  public ArrayDerivative jacobian(Function f, Variable x) {
    ArrayPoint point = ArrayPoint.of(f, x);
    if (f instanceof ElementwiseFunction elementwise) {
      return diagonalMatrix(elements(elementwise, point)).shaped(point.shapeOfJacobian());
    }
    if (source == DerivativeSource.KNOWN && f instanceof DifferentiableFunction known) {
      Entries claimed = claimedRows(known, point);
      if (claimed != null) {
        return claimed.shaped(point.shapeOfJacobian());
      }
    }
    return numericalJacobian(point).shaped(point.shapeOfJacobian());
  }

  private Entries elements(ElementwiseFunction f, ArrayPoint point) {
    return new GradientSearch(point, engine, threads, source)
        .elementwise(f, point.x().map(element -> 1.0));
  }

  private static Entries diagonalMatrix(Entries elements) {
    int n = elements.columns();
    Entries matrix = Entries.zero(n, n);
    matrix.count(elements.evaluations());
    for (int i = 0; i < n; i++) {
      matrix.set(i, i, elements.get(0, i));
    }
    return matrix;
  }

  private static @Nullable Entries claimedRows(DifferentiableFunction f, ArrayPoint point) {
    Entries matrix = Entries.zero(point.outputs(), point.inputs());
    matrix.count(1);
    for (int i = 0; i < point.outputs(); i++) {
      double[] unit = new double[point.outputs()];
      unit[i] = 1;
      Slope @Nullable [] row =
          ClaimedProduct.believed(
              f, point.x(), Variable.ofShape(unit, point.value().shape()), matrix);
      if (row == null) {
        return null;
      }
      for (int j = 0; j < row.length; j++) {
        matrix.set(i, j, row[j]);
      }
    }
    return matrix;
  }

  private Entries numericalJacobian(ArrayPoint point) {
    JacobianSearch search = new JacobianSearch(point, engine, threads);
    if (pattern == null) {
      return search.dense();
    }
    if (pattern.rows() != point.outputs() || pattern.columns() != point.inputs()) {
      throw new IllegalArgumentException(
          "pattern must have a row for each of the "
              + point.outputs()
              + " outputs and a column for each of the "
              + point.inputs()
              + " inputs of f, had "
              + pattern.rows()
              + " x "
              + pattern.columns());
    }
    return search.sparse(pattern);
  }

  /**
   * Returns the Hessian of a function that gives one number, in the shape of x twice: {@code [n,
   * n]} for a vector, {@code H[i][j] = d2f/dx[i]dx[j]}, symmetric.
   *
   * <p>Where f knows its gradient and it {@linkplain DerivativeSource may be used}, that is
   * differentiated once, at n searches and with the accuracy of a first derivative. Otherwise f is
   * differentiated twice along each element and along two directions of each pair of them: {@code
   * n^2} searches, and an entry that is small beside its diagonal elements has a wide bar. Where
   * the two contradict each other, as for {@code |x y|} at 0, there is no mixed derivative: {@link
   * DerivativeStatus#UNRELIABLE}.
   *
   * @param f any function whose value at x has one element
   * @param x the point, all elements finite; not modified
   * @throws IllegalArgumentException if an element of x is not finite, f returns several numbers,
   *     or there are 2^31 entries or more
   * @throws IllegalStateException if f returns null, or its {@code backward} fails at x and is to
   *     be {@linkplain DerivativeSource#KNOWN believed}
   */
  public ArrayDerivative hessian(Function f, Variable x) {
    ArrayPoint point = ArrayPoint.of(f, x);
    point.requireNumber("Hessian", "choose an output");
    HessianSearch search = new HessianSearch(point, engine, threads);
    Entries check = Entries.zero(1, 1); // only for its calls
    Entries entries =
        mayUseGradient(point, check)
            ? search.ofClaimedGradient((DifferentiableFunction) f)
            : search.numerical();
    entries.count(check.evaluations());
    return entries.shaped(shapeTwice(x));
  }

  private boolean mayUseGradient(ArrayPoint point, Entries calls) {
    if (source == DerivativeSource.NUMERICAL
        || !(point.f() instanceof DifferentiableFunction known)) {
      return false;
    }
    Variable one = point.value().map(value -> 1.0);
    if (source == DerivativeSource.KNOWN) {
      return ClaimedProduct.believed(known, point.x(), one, calls) != null;
    }
    GradientSearch search = new GradientSearch(point, engine, threads, source);
    boolean agrees = search.split(new ChainSplit(null, known, null), one) != null;
    calls.count(search.evaluations());
    return agrees;
  }

  private static int[] shapeTwice(Variable x) {
    int[] shape = x.shape();
    int[] twice = Arrays.copyOf(shape, 2 * shape.length);
    System.arraycopy(shape, 0, twice, shape.length, shape.length);
    return twice;
  }
}
