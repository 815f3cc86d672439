package dev.secant.cli;

import dev.secant.api.Variable;
import dev.secant.cli.points.PointBlock;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.DifferenceMethod;
import dev.secant.runtime.partition.PartitionEvaluator;
import dev.secant.runtime.partition.PartitionTask;
import java.util.BitSet;
import java.util.List;

/** The value of a chain and its derivative by a difference quotient with a given step. */
final class FixedStepDerivative implements Computation {
  private final Chain chain;
  private final DifferenceMethod method;
  private final double eps;
  private final NumberBatch batch;

  FixedStepDerivative(Chain chain, DifferenceMethod method, double eps) {
    this.chain = chain;
    this.method = method;
    this.eps = eps;
    batch =
        new NumberBatch(
            PartitionEvaluator.of(chain, PartitionTask.valuesAndQuotients(method, eps)));
  }

  @Override
  public List<ResultColumn> columns() {
    return List.of(ResultColumn.numbers("value"), ResultColumn.numbers("derivative"));
  }

  @Override
  public BitSet computeNumbers(PointBlock points, ResultBlock results) {
    return batch.compute(
        points,
        (rows, row, index) -> {
          results.set(0, index, rows.value(row));
          results.set(1, index, rows.derivative(row));
        });
  }

  @Override
  public void at(Variable x, int index, ResultBlock results) throws RefusedPointException {
    results.set(0, index, chain.apply(x));
    try {
      results.set(1, index, method.derivative(chain, x, eps));
    } catch (IllegalArgumentException e) {
      throw refused(x, e);
    }
  }

  /** Returns the exception for the point if the method refuses it, else throws it on: a defect. */
  private RefusedPointException refused(Variable x, IllegalArgumentException e) {
    try {
      method.requireStep(x, eps);
    } catch (IllegalArgumentException rule) {
      return new RefusedPointException(e);
    }
    throw e;
  }
}
