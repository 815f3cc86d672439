package dev.secant.cli;

import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Variable;
import dev.secant.cli.output.ByteSink;
import dev.secant.cli.output.DerivativeLineWriter;
import dev.secant.cli.output.RowWriter;
import dev.secant.cli.output.WordArray;
import dev.secant.cli.points.PointBlock;
import dev.secant.runtime.chain.Chain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The value of a chain and its derivative with error bar and status: at a number one, at an array
 * one for each element. A point without a derivative is an answer, its status says which.
 */
final class PointwiseDerivative implements Computation {
  private final Chain chain;
  private final boolean isElementwise;
  private final NumberDerivative method;
  private final boolean hasSlopes;
  private final NumberBatch batch = new NumberBatch(this::rows);

  /**
   * @param chain elementwise, if a point is an array
   * @param hasSlopes whether the slopes from the left and from the right are results as well
   */
  PointwiseDerivative(Chain chain, NumberDerivative method, boolean hasSlopes) {
    this.chain = chain;
    isElementwise = chain instanceof ElementwiseFunction;
    this.method = method;
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
  public void at(double x, int index, ResultBlock results) throws RefusedPointException {
    RefusedPointException.requireNotInfinite("x", x);
    write(row(x), results, index);
  }

  /** Many numbers at once: the search asks for values in bulk. */
  @Override
  public BitSet computeTogether(PointBlock points, ResultBlock results) {
    return isElementwise ? batch.compute(points, results) : new BitSet();
  }

  private NumberBatch.Results rows(double[] x, int length) {
    DerivativeRow[] rows = method.atEach(chain, Arrays.copyOf(x, length));
    return (i, block, index) -> write(rows[i], block, index);
  }

  private void write(DerivativeRow row, ResultBlock results, int index) {
    results.set(0, index, row.value());
    results.set(1, index, row.derivative());
    results.set(2, index, row.error());
    results.set(3, index, row.status().name());
    results.setCount(4, index, row.evaluations());
    if (hasSlopes) {
      results.set(5, index, row.left());
      results.set(6, index, row.right());
    }
  }

  @Override
  public void at(Variable x, int index, ResultBlock results) throws RefusedPointException {
    RefusedPointException.requireNotInfinite(x);
    List<DerivativeRow> rows = new ArrayList<>(x.size());
    for (int i = 0; i < x.size(); i++) {
      rows.add(row(x.get(i)));
    }
    results.set(0, index, array(x, rows, DerivativeRow::value));
    results.set(1, index, array(x, rows, DerivativeRow::derivative));
    results.set(2, index, array(x, rows, DerivativeRow::error));
    List<String> statuses = rows.stream().map(row -> row.status().name()).toList();
    results.set(3, index, WordArray.about(x, statuses));
    results.setCount(4, index, rows.stream().mapToLong(DerivativeRow::evaluations).sum());
    if (hasSlopes) {
      results.set(5, index, array(x, rows, DerivativeRow::left));
      results.set(6, index, array(x, rows, DerivativeRow::right));
    }
  }

  private static Variable array(
      Variable x, List<DerivativeRow> rows, ToDoubleFunction<DerivativeRow> column) {
    return Variable.ofShape(rows.stream().mapToDouble(column).toArray(), x.shape());
  }

  private DerivativeRow row(double x) throws RefusedPointException {
    try {
      return Double.isNaN(x) ? DerivativeRow.atNaN(chain.valueAt(x)) : method.at(chain, x);
    } catch (IllegalStateException e) {
      if (isElementwise) {
        throw e;
      }
      throw new RefusedPointException(e); // a stage makes an array of a number
    }
  }
}
