package dev.secant.benchmarks.speed;

import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.differentiation.FiniteDifferencesDifferentiator;
import org.apache.commons.math3.analysis.differentiation.UnivariateDifferentiableFunction;

/** The two-point quotient of commons-math3, whose classes are called as those of Hipparchus. */
final class CommonsMath {
  private CommonsMath() {}

  static Runnable loop(double[] x, double[] y) {
    UnivariateDifferentiableFunction f =
        new FiniteDifferencesDifferentiator(2, 2 * PublishedChain.EPS)
            .differentiate(PublishedChain::value);
    return () -> {
      for (int i = 0; i < x.length; i++) {
        y[i] = f.value(new DerivativeStructure(1, 1, 0, x[i])).getPartialDerivative(1);
      }
    };
  }
}
