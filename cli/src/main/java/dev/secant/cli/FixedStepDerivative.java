package dev.secant.cli;

import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Variable;
import dev.secant.cli.points.PointBlock;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.DifferenceMethod;
import dev.secant.runtime.diff.DifferenceQuotient;
import java.util.BitSet;
import java.util.List;

/** The value of a chain and its derivative by a difference quotient with a given step. */
final class FixedStepDerivative implements Computation {
  /** Fails nowhere, so that what a method throws for it is the method's own rule. */
  private static final ElementwiseFunction IDENTITY = ElementwiseFunction.of("identity", x -> x);

  private final Chain chain;
  private final boolean isElementwise;
  private final DifferenceMethod method;
  private final double eps;
  private final NumberBatch batch;

  FixedStepDerivative(Chain chain, DifferenceMethod method, double eps) {
    this.chain = chain;
    isElementwise = chain instanceof ElementwiseFunction;
    this.method = method;
    this.eps = eps;
    DifferenceQuotient quotient = DifferenceQuotient.of(chain, method, eps);
    double[] values = new double[PointBlock.CAPACITY];
    double[] derivatives = new double[PointBlock.CAPACITY];
    batch =
        new NumberBatch(
            (x, length) -> {
              quotient.valuesAndDerivatives(x, values, derivatives, length);
              return (i, block, index) -> {
                block.set(0, index, values[i]);
                block.set(1, index, derivatives[i]);
              };
            });
  }

  /**
   * Holds a step to the rule of the method.
   *
   * @throws IllegalArgumentException if the step can be used at no point
   */
  static void requireStep(DifferenceMethod method, double eps) {
    method.derivative(IDENTITY, 0, eps); // where no step is too small or leads too far
  }

  @Override
  public List<ResultColumn> columns() {
    return List.of(ResultColumn.numbers("value"), ResultColumn.numbers("derivative"));
  }

  @Override
  public void at(double x, int index, ResultBlock results) throws RefusedPointException {
    try {
      results.set(0, index, chain.valueAt(x));
      // No number, no derivative; a missing value in a file is no failure.
      results.set(1, index, Double.isNaN(x) ? Double.NaN : method.derivative(chain, x, eps));
    } catch (IllegalArgumentException e) {
      throw refused(Variable.of(x), e);
    } catch (IllegalStateException e) {
      if (isElementwise) {
        throw e;
      }
      throw new RefusedPointException(e); // the chain makes an array of a number
    }
  }

  @Override
  public BitSet computeTogether(PointBlock points, ResultBlock results) {
    return isElementwise ? batch.compute(points, results) : new BitSet();
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
      method.derivative(IDENTITY, x, eps);
    } catch (IllegalArgumentException rule) {
      return new RefusedPointException(e);
    }
    throw e;
  }
}
