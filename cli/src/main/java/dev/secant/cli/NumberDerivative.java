package dev.secant.cli;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.chainrule.ChainDerivative;

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

  /** Returns the search along the whole chain. */
  static NumberDerivative searched(AdaptiveDerivative search) {
    return (chain, x) -> {
      WatchedChain watched = new WatchedChain(chain, x);
      Derivative found = search.atScalar(watched, x);
      return DerivativeRow.of(watched.value(), found);
    };
  }

  /** Returns the chain rule: exact where stages know their derivative, searched where not. */
  static NumberDerivative byChainRule(AdaptiveDerivative search) {
    return (chain, x) -> DerivativeRow.of(ChainDerivative.of(chain, x, search));
  }
}
