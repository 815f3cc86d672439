package dev.secant.cli;

import dev.secant.api.Variable;
import dev.secant.cli.output.ByteSink;
import dev.secant.cli.output.DerivativeLineWriter;
import dev.secant.cli.output.RowWriter;
import dev.secant.cli.output.WordArray;
import dev.secant.cli.points.PointBlock;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.partition.PartitionEvaluator;
import dev.secant.runtime.partition.PartitionResults;
import dev.secant.runtime.partition.PartitionTask;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The value of a chain and its derivative with error bar and status: at a number one, at an array
 * one for each element. A point without a derivative is an answer, its status says which.
 */
final class PointwiseDerivative implements Computation {
  private final PartitionEvaluator evaluator;
  private final boolean hasSlopes;
  private final NumberBatch batch;

  /**
   * @param chain elementwise, if a point is an array
   * @param task searches for derivatives
   * @param hasSlopes whether the slopes from the left and from the right are results as well
   */
  PointwiseDerivative(Chain chain, PartitionTask task, boolean hasSlopes) {
    evaluator = PartitionEvaluator.of(chain, task);
    batch = new NumberBatch(evaluator);
    this.hasSlopes = hasSlopes;
  }

  @Override
  public List<ResultColumn> columns() {
    List<ResultColumn> columns = new ArrayList<>();
    columns.add(ResultColumn.numbers("value"));
    columns.add(ResultColumn.numbers("derivative"));
    columns.add(ResultColumn.bars("error"));
    columns.add(ResultColumn.words("status"));
    columns.add(ResultColumn.counts("evaluations"));
    if (hasSlopes) {
      columns.add(ResultColumn.numbers("left"));
      columns.add(ResultColumn.numbers("right"));
    }
    return columns;
  }

  @Override
  public RowWriter plainWriter(ByteSink sink) {
    return new DerivativeLineWriter(sink);
  }

  @Override
  public BitSet computeNumbers(PointBlock points, ResultBlock results) {
    return batch.compute(points, (rows, row, index) -> write(rows, row, results, index));
  }

  private void write(PartitionResults rows, int row, ResultBlock results, int index) {
    results.set(0, index, rows.value(row));
    results.set(1, index, rows.derivative(row));
    results.set(2, index, rows.error(row));
    results.set(3, index, rows.status(row).name());
    results.setCount(4, index, rows.evaluations(row));
    if (hasSlopes) {
      results.set(5, index, rows.leftSlope(row));
      results.set(6, index, rows.rightSlope(row));
    }
  }

  @Override
  public void at(Variable x, int index, ResultBlock results) throws RefusedPointException {
    RefusedPointException.requireNotInfinite(x);
    PartitionResults rows = evaluator.evaluate(x.toArray(), x.size());
    requireNoFailure(rows);
    results.set(0, index, array(x, rows::value));
    results.set(1, index, array(x, rows::derivative));
    results.set(2, index, array(x, rows::error));
    List<String> statuses =
        IntStream.range(0, x.size()).mapToObj(i -> rows.status(i).name()).toList();
    results.set(3, index, WordArray.about(x, statuses));
    results.setCount(4, index, IntStream.range(0, x.size()).mapToLong(rows::evaluations).sum());
    if (hasSlopes) {
      results.set(5, index, array(x, rows::leftSlope));
      results.set(6, index, array(x, rows::rightSlope));
    }
  }

  /** An array has results if all its elements have some. */
  private static void requireNoFailure(PartitionResults rows) throws RefusedPointException {
    for (int i = 0; i < rows.length() && rows.failures() > 0; i++) {
      String failure = rows.failure(i);
      if (failure != null) {
        throw new RefusedPointException(failure);
      }
    }
  }

  private static Variable array(Variable x, IntToDoubleFunction column) {
    return Variable.ofShape(IntStream.range(0, x.size()).mapToDouble(column).toArray(), x.shape());
  }
}
