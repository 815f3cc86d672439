package dev.secant.cli;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.chainrule.ChainDerivative;
import java.util.Arrays;

/** A way to differentiate a chain at a number. */
@FunctionalInterface
interface NumberDerivative {
  /**
   * Returns value and derivative.
   *
   * @param x a finite number
   * @throws IllegalStateException if the chain, or one of its stages, makes an array of a number
   */
  DerivativeRow at(Chain chain, double x);

  /**
   * Returns values and derivatives at many numbers, each as it is by itself.
   *
   * @param x finite numbers
   * @throws IllegalArgumentException if one is not finite
   */
  default DerivativeRow[] atEach(Chain chain, double[] x) {
    return Arrays.stream(x).mapToObj(point -> at(chain, point)).toArray(DerivativeRow[]::new);
  }

  /** Returns the search along the whole chain. */
  static NumberDerivative searched(AdaptiveDerivative search) {
    return new Searched(search);
  }

  /** Returns the chain rule: exact where stages know their derivative, searched where not. */
  static NumberDerivative byChainRule(AdaptiveDerivative search) {
    return (chain, x) -> DerivativeRow.of(ChainDerivative.of(chain, x, search));
  }

  /** The search along the whole chain. */
  record Searched(AdaptiveDerivative search) implements NumberDerivative {
    @Override
    public DerivativeRow at(Chain chain, double x) {
      WatchedChain watched = new WatchedChain(chain, x);
      Derivative found = search.atScalar(watched, x);
      return DerivativeRow.of(watched.value(), found);
    }

    @Override
    public DerivativeRow[] atEach(Chain chain, double[] x) {
      double[] values = new double[x.length];
      chain.valuesAt(x, values, x.length);
      Derivative[] found = search.atEach(chain, x);
      DerivativeRow[] rows = new DerivativeRow[x.length];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = DerivativeRow.of(values[i], found[i]);
      }
      return rows;
    }
  }
}
