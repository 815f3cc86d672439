package dev.secant.runtime.partition;

import dev.secant.api.ElementwiseFunction;
import dev.secant.runtime.chain.Chain;

/** The values of a chain. */
final class ValueRows implements RowComputation {
  private final Chain chain;

  ValueRows(Chain chain) {
    this.chain = chain;
  }

  @Override
  public boolean isTogether() {
    return chain instanceof ElementwiseFunction;
  }

  @Override
  public boolean takesAny() {
    return true;
  }

  @Override
  public int mostTogether() {
    return Integer.MAX_VALUE; // a number again costs less than a batch in pieces
  }

  @Override
  public void at(double x, Columns columns, int row) {
    columns.values[row] = chain.valueAt(x);
  }

  @Override
  public double valueAt(double x, Columns alone) {
    return chain.valueAt(x);
  }

  @Override
  public void atEach(double[] x, int length, Columns columns) {
    chain.valuesAt(x, columns.values, length);
  }
}
