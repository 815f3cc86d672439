package dev.secant.runtime.partition;

import dev.secant.api.Decimal;
import dev.secant.api.ElementwiseFunction;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.Derivative;
import java.util.Arrays;

/** Values and derivatives with error bar and status, searched along the whole chain. */
final class SearchedRows implements RowComputation {
  /** So long that blocks pay, so short that little is lost where a number fails. */
  private static final int MOST_TOGETHER = 4096;

  private final Chain chain;
  private final AdaptiveDerivative search;

  SearchedRows(Chain chain, AdaptiveDerivative search) {
    this.chain = chain;
    this.search = search;
  }

  @Override
  public boolean isTogether() {
    return chain instanceof ElementwiseFunction;
  }

  @Override
  public boolean takesAny() {
    return false; // which have no neighbours
  }

  @Override
  public int mostTogether() {
    return MOST_TOGETHER;
  }

  @Override
  public void at(double x, Columns columns, int row) throws FailedRowException {
    requireNotInfinite(x);
    if (Double.isNaN(x)) {
      setMissing(chain.valueAt(x), columns, row);
      return;
    }
    WatchedChain watched = new WatchedChain(chain, x);
    Derivative found = search.atScalar(watched, x);
    set(watched.value(), found, columns, row);
  }

  @Override
  public void atEach(double[] x, int length, Columns columns) {
    double[] points = length == x.length ? x : Arrays.copyOf(x, length);
    chain.valuesAt(points, columns.values, length);
    Derivative[] found = search.atEach(chain, points);
    for (int row = 0; row < length; row++) {
      set(columns.values[row], found[row], columns, row);
    }
  }

  private static void set(double value, Derivative found, Columns columns, int row) {
    columns.values[row] = value;
    columns.derivatives[row] = found.value();
    columns.searched[row] = SearchedRow.of(found);
  }

  /** Sets the row of NaN: a missing value is no failure. */
  static void setMissing(double value, Columns columns, int row) {
    columns.values[row] = value;
    columns.derivatives[row] = Double.NaN;
    columns.searched[row] = SearchedRow.AT_NAN;
  }

  /** Refuses an infinite number, which has no neighbours. */
  static void requireNotInfinite(double x) throws FailedRowException {
    if (Double.isInfinite(x)) {
      throw new FailedRowException("x must be finite, was " + Decimal.toString(x));
    }
  }
}
