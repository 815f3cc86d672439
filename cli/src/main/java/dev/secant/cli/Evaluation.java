package dev.secant.cli;

import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Variable;
import dev.secant.cli.points.PointBlock;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.partition.PartitionEvaluator;
import dev.secant.runtime.partition.PartitionTask;
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
    batch = new NumberBatch(PartitionEvaluator.of(chain, PartitionTask.values()));
  }

  @Override
  public List<ResultColumn> columns() {
    return List.of(ResultColumn.numbers("value"));
  }

  @Override
  public BitSet computeNumbers(PointBlock points, ResultBlock results) {
    if (!isElementwise) {
      return new BitSet(); // it may make an array of a number
    }
    return batch.compute(points, (rows, row, index) -> results.set(0, index, rows.value(row)));
  }

  @Override
  public void at(Variable x, int index, ResultBlock results) {
    results.set(0, index, chain.apply(x));
  }
}
