package dev.secant.runtime.partition;

import dev.secant.api.ElementwiseFunction;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.chainrule.ChainDerivative;
import dev.secant.runtime.diff.chainrule.StageDerivative;
import java.util.List;

/** Values and derivatives by the chain rule: one row after the other. */
final class ChainRuleRows implements RowComputation {
  private final Chain chain;
  private final AdaptiveDerivative search;

  ChainRuleRows(Chain chain, AdaptiveDerivative search) {
    this.chain = chain;
    this.search = search;
  }

  @Override
  public boolean isTogether() {
    return false;
  }

  @Override
  public boolean takesAny() {
    return false;
  }

  @Override
  public int mostTogether() {
    return 1;
  }

  @Override
  public void at(double x, Columns columns, int row) throws FailedRowException {
    SearchedRows.requireNotInfinite(x);
    if (Double.isNaN(x)) {
      SearchedRows.setMissing(chain.valueAt(x), columns, row);
      return;
    }
    ChainDerivative found = derivative(x);
    List<StageDerivative> stages = found.stages();
    columns.values[row] = stages.get(stages.size() - 1).value();
    columns.derivatives[row] = found.value();
    columns.searched[row] = SearchedRow.of(found);
  }

  private ChainDerivative derivative(double x) throws FailedRowException {
    try {
      return ChainDerivative.of(chain, x, search);
    } catch (IllegalStateException e) {
      chain.valueAt(x); // throws where it is the chain, or a closed registry
      if (chain instanceof ElementwiseFunction) {
        throw e;
      }
      throw FailedRowException.of(e); // a stage makes an array
    }
  }

  @Override
  public void atEach(double[] x, int length, Columns columns) {
    throw new UnsupportedOperationException("the chain rule goes one number after the other");
  }
}
