package dev.secant.runtime.diff.array;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.diff.bar.Slope;
import dev.secant.runtime.kernel.Workers;

/** Second derivatives of a function of an array that gives one number. */
final class HessianSearch {
  private final ArrayPoint point;
  private final AdaptiveDerivative engine;
  private final int threads;
  private final double[] x;

  HessianSearch(ArrayPoint point, AdaptiveDerivative engine, int threads) {
    this.point = point;
    this.engine = engine;
    this.threads = threads;
    this.x = point.x().toArray();
  }

  /**
   * Returns the entries from values of f: {@code H_ii} along each element, {@code H_ij} by
   * polarisation, {@code 2 u_i u_j H_ij = D_uu - u_i^2 H_ii - u_j^2 H_jj} with {@code D_uu} the
   * second derivative along {@code u_i e_i + u_j e_j}.
   *
   * <p>One direction cannot tell whether there is a mixed derivative: {@code |x y|} at 0 has a
   * second derivative along every line, but they belong to no matrix. So each pair is measured
   * along {@code u_i e_i - 2 u_j e_j} too, and both must agree within their bars. Not {@code u_i
   * e_i - u_j e_j}: Peano's {@code x y (x^2 - y^2) / (x^2 + y^2)}, whose mixed derivatives at 0
   * depend on their order, is 0 along both diagonals.
   */
  Entries numerical() {
    int n = x.length;
    AdaptiveDerivative second = engine.withOrder(2);
    Entries entries = Entries.zero(n, n);
    entries.count(1);
    Slope[] diagonal = new Slope[n]; // in units of the elements, where nothing overflows
    Workers.run(
        n,
        threads,
        i -> {
          int unit = unitExponent(x[i]);
          PathValues values = point.along(new CoordinatePath(x, i, unit));
          diagonal[i] = values.slope(0, second, 2);
          entries.set(i, i, diagonal[i].scaled(-2 * unit));
          entries.count(values.evaluations());
        });
    Workers.run(
        n * (n - 1) / 2,
        threads,
        pair -> {
          int i = rowOf(pair);
          fillPair(entries, diagonal, i, pair - i * (i - 1) / 2);
        });
    return entries;
  }

  /** Returns the i with {@code i (i - 1) / 2 <= pair < (i + 1) i / 2}. */
  private static int rowOf(int pair) {
    int i = (int) ((1 + Math.sqrt(1 + 8.0 * pair)) / 2);
    return i * (i - 1) / 2 > pair ? i - 1 : i;
  }

  private void fillPair(Entries entries, Slope[] diagonal, int i, int j) {
    Slope one = mixed(entries, diagonal, new Pair(i, j, 0));
    Slope other = mixed(entries, diagonal, new Pair(i, j, 1));
    Slope slope =
        one.isTwoSided() && other.isTwoSided()
            ? reconciled(one, other)
            : one.status() == Slope.worse(one.status(), other.status()) ? one : other;
    entries.set(i, j, slope);
    entries.set(j, i, slope);
  }

  /**
   * Two elements that move together, by {@code u_i e_i + u_j e_j} or {@code u_i e_i - 2 u_j e_j}.
   *
   * @param doubling 0 for the first, 1 for the second
   */
  private record Pair(int i, int j, int doubling) {}

  private Slope mixed(Entries entries, Slope[] diagonal, Pair pair) {
    int i = pair.i();
    int j = pair.j();
    int unitI = unitExponent(x[i]);
    int unitJ = unitExponent(x[j]);
    int doubling = pair.doubling();
    double[] step = new double[x.length];
    step[i] = Math.scalb(1.0, unitI);
    step[j] = Math.scalb(doubling == 0 ? 1.0 : -1.0, unitJ + doubling);
    double base = x[i] == 0 && x[j] == 0 ? 0 : 1;
    PathValues values = point.along(new DirectionPath(x, step, base, 0));
    Slope both = values.slope(0, engine.withOrder(2), 2);
    entries.count(values.evaluations());
    Slope rest = both.minus(diagonal[i]).minus(diagonal[j].scaled(2 * doubling));
    Slope mixed = rest.scaled(-1 - unitI - unitJ - doubling);
    return doubling == 0 ? mixed : new Slope(-mixed.value(), mixed.error(), mixed.status());
  }

  private static int unitExponent(double element) {
    return element == 0 ? 0 : Math.max(Double.MIN_EXPONENT, Math.getExponent(element));
  }

  /**
   * Returns the entries from the gradient that f claims, differentiated once; symmetric, as the
   * better of {@code H_ij} and {@code H_ji}.
   */
  Entries ofClaimedGradient(DifferentiableFunction f) {
    Variable one = point.value().map(value -> 1.0);
    Function gradient = input -> f.backward(input, one);
    ArrayPoint here = new ArrayPoint(gradient, point.x(), gradient.apply(point.x()));
    Entries entries = new JacobianSearch(here, engine, threads).dense();
    entries.count(1); // the value of f itself, beside that of its gradient
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < i; j++) {
        Slope slope = reconciled(entries.get(i, j), entries.get(j, i));
        entries.set(i, j, slope);
        entries.set(j, i, slope);
      }
    }
    return entries;
  }

  /** Two measurements of one number: the more certain one, unless they contradict each other. */
  private static Slope reconciled(Slope one, Slope other) {
    boolean first =
        one.status().hasValue() && (!other.status().hasValue() || one.error() <= other.error());
    Slope better = first ? one : other;
    Slope worse = first ? other : one;
    boolean apart =
        worse.status().hasValue()
            && Math.abs(one.value() - other.value()) > 3 * (one.error() + other.error());
    return apart
        ? new Slope(better.value(), Double.POSITIVE_INFINITY, DerivativeStatus.UNRELIABLE)
        : better;
  }
}
