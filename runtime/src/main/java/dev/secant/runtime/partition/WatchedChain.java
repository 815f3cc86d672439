package dev.secant.runtime.partition;

import dev.secant.runtime.chain.Chain;
import java.util.function.DoubleUnaryOperator;

/**
 * A chain that remembers its value at one point, so that who wants that as well as the derivative
 * need not call it once more. Not thread-safe.
 */
final class WatchedChain implements DoubleUnaryOperator {
  private final Chain chain;
  private final double point;
  private double value = Double.NaN;
  private boolean isKnown;

  WatchedChain(Chain chain, double point) {
    this.chain = chain;
    this.point = point;
  }

  @Override
  public double applyAsDouble(double x) {
    double result = chain.valueAt(x);
    if (x == point && !isKnown) { // the first answer counts, should there be several
      value = result;
      isKnown = true;
    }
    return result;
  }

  /** Returns the value at the point. */
  double value() {
    return isKnown ? value : applyAsDouble(point);
  }
}
