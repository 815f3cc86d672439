package dev.secant.cli;

import dev.secant.api.Variable;
import dev.secant.cli.output.ByteSink;
import dev.secant.cli.output.EntriesWriter;
import dev.secant.cli.output.RowWriter;
import dev.secant.cli.output.WordArray;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.diff.array.ArrayDerivative;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The value of a chain of arrays and a gradient, Jacobian, Hessian or derivative along a direction:
 * an array of derivatives, and of the same shape their error bars and statuses.
 */
final class ArrayDerivatives implements Computation {
  private final Chain chain;
  private final ArrayMethod method;

  ArrayDerivatives(Chain chain, ArrayMethod method) {
    this.chain = chain;
    this.method = method;
  }

  /** The columns of any derivative, so that whatever reads the one reads the other. */
  @Override
  public List<ResultColumn> columns() {
    return List.of(
        ResultColumn.numbers("value"),
        ResultColumn.numbers("derivative"),
        ResultColumn.bars("error"),
        ResultColumn.words("status"),
        ResultColumn.counts("evaluations"));
  }

  @Override
  public RowWriter plainWriter(ByteSink sink) {
    return new EntriesWriter(sink);
  }

  @Override
  public boolean isSharedWithinPoints() {
    return method.isShared();
  }

  @Override
  public void at(Variable x, int index, ResultBlock results) throws RefusedPointException {
    RefusedPointException.requireNotInfinite(x);
    Variable value = chain.apply(x);
    method.requireShapes(x, value);
    results.set(0, index, value);
    if (hasMissing(x)) {
      setMissing(x, value, index, results);
      return;
    }
    ArrayDerivative found = method.at(chain, x);
    results.set(1, index, found.value());
    results.set(2, index, found.error());
    setStatus(found.value(), found.statuses(), index, results);
    results.set(4, index, (double) found.evaluations());
  }

  /** Returns whether an element is NaN: a missing number is none, and no failure. */
  private static boolean hasMissing(Variable x) {
    return Arrays.stream(x.toArray()).anyMatch(Double::isNaN);
  }

  private void setMissing(Variable x, Variable value, int index, ResultBlock results) {
    int[] shape = method.shape(x, value);
    double[] nothing = new double[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
    Arrays.fill(nothing, Double.NaN);
    Variable derivative = Variable.ofShape(nothing, shape);
    results.set(1, index, derivative);
    results.set(2, index, derivative);
    setStatus(
        derivative,
        Collections.nCopies(nothing.length, DerivativeStatus.OUT_OF_DOMAIN),
        index,
        results);
    results.set(4, index, 1);
  }

  private static void setStatus(
      Variable about, List<DerivativeStatus> statuses, int index, ResultBlock results) {
    List<String> names = statuses.stream().map(DerivativeStatus::name).toList();
    if (about.rank() == 0) {
      results.set(3, index, names.get(0));
    } else {
      results.set(3, index, WordArray.about(about, names));
    }
  }
}
