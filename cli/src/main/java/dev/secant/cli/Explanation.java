package dev.secant.cli;

import dev.secant.api.Decimal;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Variable;
import dev.secant.cli.output.BareWriter;
import dev.secant.cli.output.ByteSink;
import dev.secant.cli.output.RowWriter;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.diff.chainrule.ChainDerivative;
import java.util.List;

/**
 * The derivative of a chain by the chain rule, explained stage by stage in a table for people, and
 * below it in one line.
 */
final class Explanation implements Computation {
  private final Chain chain;
  private final AdaptiveDerivative search;
  private final boolean hasTitles;

  /**
   * @param search for the stages that do not know their derivative
   * @param hasTitles whether a line above each table says at which point, as several need
   */
  Explanation(Chain chain, AdaptiveDerivative search, boolean hasTitles) {
    this.chain = chain;
    this.search = search;
    this.hasTitles = hasTitles;
  }

  @Override
  public List<ResultColumn> columns() {
    return List.of(ResultColumn.words("explanation"));
  }

  @Override
  public RowWriter plainWriter(ByteSink sink) {
    return hasTitles ? BareWriter.withTitles(sink) : new BareWriter(sink);
  }

  @Override
  public boolean isPlainOnly() {
    return true;
  }

  @Override
  public void at(double x, int index, ResultBlock results) throws RefusedPointException {
    results.set(0, index, explained(x).stripTrailing());
  }

  private String explained(double x) throws RefusedPointException {
    if (!Double.isFinite(x)) {
      throw new RefusedPointException("x must be finite, was " + Decimal.toString(x));
    }
    try {
      ChainDerivative found = ChainDerivative.of(chain, x, search);
      return found.status() == DerivativeStatus.KINK ? found + slopes(found) : found.toString();
    } catch (IllegalStateException e) {
      if (chain instanceof ElementwiseFunction) {
        throw e;
      }
      throw new RefusedPointException(e); // a stage makes an array of a number
    }
  }

  private static String slopes(ChainDerivative found) {
    return "left "
        + Decimal.toString(found.leftSlope())
        + ", right "
        + Decimal.toString(found.rightSlope());
  }

  /** Arrays are refused before anything is computed. */
  @Override
  public void at(Variable x, int index, ResultBlock results) {
    throw new IllegalStateException("an explanation is of a number, was asked for at " + x);
  }
}
