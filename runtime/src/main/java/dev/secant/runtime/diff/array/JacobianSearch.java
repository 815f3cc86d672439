package dev.secant.runtime.diff.array;

import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Variable;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.bar.Slope;
import dev.secant.runtime.kernel.Workers;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Jacobians and directional derivatives from values of the function only. */
final class JacobianSearch {
  /** What a pattern may leave out, relative to the other entries of a row: half the digits. */
  private static final double NEGLIGIBLE = 0x1p-26;

  private final ArrayPoint point;
  private final AdaptiveDerivative engine;
  private final int threads;
  private final double[] x;

  JacobianSearch(ArrayPoint point, AdaptiveDerivative engine, int threads) {
    this.point = point;
    this.engine = engine;
    this.threads = threads;
    this.x = point.x().toArray();
  }

  /** Returns the m x n entries, column by column; the cost of a column is shared by its entries. */
  Entries dense() {
    Entries entries = Entries.zero(point.outputs(), x.length);
    entries.count(1);
    Workers.run(x.length, threads, j -> fillColumn(entries, j));
    return entries;
  }

  private void fillColumn(Entries entries, int column) {
    PathValues values = point.along(new CoordinatePath(x, column));
    for (int i = 0; i < point.outputs(); i++) {
      entries.set(i, column, values.slope(i, engine, 1));
    }
    entries.count(values.evaluations());
  }

  /** Returns the derivative of each element of an elementwise function by that element. */
  static Entries diagonal(
      ElementwiseFunction f, Variable at, AdaptiveDerivative engine, int threads) {
    Entries entries = Entries.zero(1, at.size());
    Workers.run(
        at.size(),
        threads,
        i -> {
          Derivative derivative = engine.atScalar(Workers.whileRunning(f::forward), at.get(i));
          entries.set(0, i, Slope.of(derivative));
          entries.count(derivative.evaluations());
        });
    return entries;
  }

  /** Returns {@code J v}, one entry an output; the call for the value at the point not counted. */
  Entries along(double[] v) {
    Entries entries = Entries.zero(1, point.outputs());
    for (DirectionPath part : DirectionPath.parts(x, v)) {
      PathValues values = point.along(part);
      for (int i = 0; i < point.outputs(); i++) {
        Slope slope = values.slope(i, engine, 1).scaled(-part.exponent());
        Slope sum = entries.get(0, i);
        entries.set(0, i, sum.plus(slope));
      }
      entries.count(values.evaluations());
    }
    return entries;
  }

  /**
   * Returns the m x n entries that a pattern allows, the columns of a group at once, and checks the
   * pattern along one random direction.
   *
   * @throws IllegalArgumentException if the pattern misses an entry that matters
   */
  Entries sparse(SparsityPattern pattern) {
    Entries entries = Entries.zero(point.outputs(), x.length);
    entries.count(1);
    int[] groups = pattern.groups(Arrays.stream(x).mapToInt(e -> e == 0 ? 1 : 0).toArray());
    int count = Arrays.stream(groups).max().orElse(-1) + 1;
    Workers.run(count, threads, group -> fillGroup(entries, pattern, groups, group));
    check(entries, pattern);
    return entries;
  }

  /** Every column of the group moves in units of its own magnitude. */
  private void fillGroup(Entries entries, SparsityPattern pattern, int[] groups, int group) {
    double[] step = new double[x.length];
    boolean zero = false;
    for (int j = 0; j < x.length; j++) {
      if (groups[j] == group) {
        zero |= x[j] == 0;
        step[j] = unit(x[j]);
      }
    }
    PathValues values = point.along(new DirectionPath(x, step, zero ? 0 : 1, 0));
    for (int i = 0; i < point.outputs(); i++) {
      int column = pattern.columnIn(i, groups, group);
      if (column >= 0) {
        Slope slope = values.slope(i, engine, 1);
        entries.set(i, column, slope.scaled(-Math.getExponent(step[column])));
      }
    }
    entries.count(values.evaluations());
  }

  /** Returns the power of two an element is measured in; below the normal range, the least one. */
  private static double unit(double element) {
    return element == 0
        ? 1
        : Math.scalb(1.0, Math.max(Double.MIN_EXPONENT, Math.getExponent(element)));
  }

  /**
   * What the entries say about a random direction must be what f says. Where it is not, one of two
   * measurements may be wrong; but an output does not move at all with inputs it does not depend
   * on.
   */
  private void check(Entries entries, SparsityPattern pattern) {
    double[] direction = randomDirection(x);
    Entries measured = along(direction);
    entries.count(measured.evaluations());
    for (int i = 0; i < point.outputs(); i++) {
      @Nullable Slope told = product(entries, i, direction);
      Slope seen = measured.get(0, i);
      if (told != null && seen.isTwoSided() && !agree(told, size(entries, i, direction), seen)) {
        requireIndependent(entries, pattern, i);
      }
    }
  }

  /** Looks by halves for an input that the row leaves out and the output changes with. */
  private void requireIndependent(Entries entries, SparsityPattern pattern, int row) {
    int from = 0;
    int to = x.length;
    if (!changes(entries, pattern, row, from, to)) {
      return;
    }
    while (to - from > 1) {
      int middle = (from + to) >>> 1;
      if (changes(entries, pattern, row, from, middle)) {
        to = middle;
      } else {
        from = middle;
      }
    }
    throw new IllegalArgumentException(
        "pattern must hold every entry of the Jacobian that is not 0: output "
            + row
            + " changes with input "
            + from
            + ", which row "
            + row
            + " of the pattern ("
            + pattern
            + ") leaves out");
  }

  private boolean changes(Entries entries, SparsityPattern pattern, int row, int from, int to) {
    double[] direction = new double[x.length];
    double[] random = randomDirection(x);
    boolean moves = false;
    for (int j = from; j < to; j++) {
      if (!pattern.isNonzero(row, j)) {
        direction[j] = random[j];
        moves = true;
      }
    }
    if (!moves) {
      return false;
    }
    Entries measured = along(direction);
    entries.count(measured.evaluations());
    Slope slope = measured.get(0, row);
    // Only what is known to differ from 0 accuses a pattern: not a kink, a jump or noise.
    return slope.isTwoSided() && Math.abs(slope.value()) > 3 * slope.error();
  }

  private static boolean agree(Slope told, double size, Slope seen) {
    // Three bars: a bar is a promise, but two of them are compared for every output.
    double allowed = 3 * (told.error() + seen.error()) + NEGLIGIBLE * size;
    return Math.abs(told.value() - seen.value()) <= allowed;
  }

  private static double size(Entries entries, int row, double[] v) {
    double size = 0;
    for (int j = 0; j < v.length; j++) {
      size += Math.abs(entries.get(row, j).value() * v[j]);
    }
    return size;
  }

  private static @Nullable Slope product(Entries entries, int row, double[] v) {
    Slope sum = Slope.ZERO;
    for (int j = 0; j < v.length; j++) {
      Slope entry = entries.get(row, j);
      if (!entry.isTwoSided()) {
        return null;
      }
      sum = sum.plus(entry.times(Slope.exact(v[j])));
    }
    return sum;
  }

  /**
   * Returns a direction with every element between a half and once the magnitude of x, of random
   * sign; the same for the same x.
   */
  static double[] randomDirection(double[] x) {
    Random random = new Random(0x5eca47L); // any: it must only be the same on every run
    double[] direction = new double[x.length];
    for (int i = 0; i < direction.length; i++) {
      double size = x[i] == 0 ? 1 : Math.abs(x[i]);
      direction[i] = (random.nextBoolean() ? 0.5 : -0.5) * size * (1 + random.nextDouble());
    }
    return direction;
  }
}
