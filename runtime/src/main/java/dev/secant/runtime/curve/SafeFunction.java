package dev.secant.runtime.curve;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.FunctionFailedException;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.Derivative;

/** A chain of which a failure is the value NaN. */
final class SafeFunction {
  private final Chain chain;

  SafeFunction(Chain chain) {
    this.chain = chain;
  }

  Chain chain() {
    return chain;
  }

  double valueAt(double x) {
    try {
      return chain.valueAt(x);
    } catch (FunctionFailedException failure) {
      return Double.NaN;
    }
  }

  /** Returns the message of the failure at x, safe to print; empty if there is a value. */
  String failureAt(double x) {
    try {
      chain.valueAt(x);
      return "";
    } catch (FunctionFailedException failure) {
      return String.valueOf(failure.getMessage());
    }
  }

  /** Returns the derivative; a status says so where there is no value. */
  Derivative derivativeAt(double x) {
    return AdaptiveDerivative.standard().atScalar(this::valueAt, x);
  }
}
