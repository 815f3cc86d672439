package dev.secant.cli;

import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Variable;
import dev.secant.cli.points.PointBlock;
import dev.secant.runtime.chain.Chain;
import java.util.BitSet;
import java.util.List;

/** The value of a chain. */
final class Evaluation implements Computation {
  private final Chain chain;
  private final boolean isElementwise;
  private final NumberBatch batch;

  Evaluation(Chain chain) {
    this.chain = chain;
    isElementwise = chain instanceof ElementwiseFunction;
    double[] values = new double[PointBlock.CAPACITY];
    batch =
        new NumberBatch(
            (x, length) -> {
              chain.valuesAt(x, values, length);
              return (i, block, index) -> block.set(0, index, values[i]);
            });
  }

  @Override
  public List<ResultColumn> columns() {
    return List.of(ResultColumn.numbers("value"));
  }

  @Override
  public void at(double x, int index, ResultBlock results) {
    if (isElementwise) {
      results.set(0, index, chain.valueAt(x));
    } else { // may make an array of a number
      results.set(0, index, chain.apply(Variable.of(x)));
    }
  }

  @Override
  public BitSet computeTogether(PointBlock points, ResultBlock results) {
    return isElementwise ? batch.compute(points, results) : new BitSet();
  }

  @Override
  public void at(Variable x, int index, ResultBlock results) {
    results.set(0, index, chain.apply(x));
  }
}
