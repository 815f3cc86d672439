package dev.secant.benchmarks.speed;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.DifferenceMethod;
import dev.secant.runtime.diff.DifferenceQuotient;
import dev.secant.runtime.diff.NumericalDiff;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.hipparchus.analysis.differentiation.FiniteDifferencesDifferentiator;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1;
import org.hipparchus.analysis.differentiation.UnivariateDifferentiableFunction;

/** A chain of plug-ins that have only {@code forward(double)}, after 20 others have been used. */
final class PluginExperiments {
  private PluginExperiments() {}

  /** Over arrays, beside a loop fused by hand. */
  static List<Task> bulk(int points, Settings settings) {
    PlainFunctions.useAll();
    double[] x = Points.uniform(points);
    double[] y = new double[points];
    return List.of(
        new Task("fused-by-hand", points, () -> PublishedChain.fusedByHand(x, y)),
        derivatives("plug-ins", PublishedChain.ofPlugIns(), x, y),
        derivatives("lambdas", PublishedChain.ofLambdas(), x, y));
  }

  private static Task derivatives(String name, Chain chain, double[] x, double[] y) {
    DifferenceQuotient quotient =
        DifferenceQuotient.of(chain, DifferenceMethod.CENTRAL, PublishedChain.EPS);
    return new Task(name, x.length, () -> quotient.derivatives(x, y, x.length));
  }

  /** One point after the other, beside the two-point quotients of two libraries. */
  static List<Task> onePoint(int points, Settings settings) {
    PlainFunctions.useAll();
    double[] x = Points.uniform(points);
    double[] y = new double[points];
    Chain plugIns = PublishedChain.ofPlugIns();
    Chain builtIns = PublishedChain.ofBuiltIns();
    return List.of(
        oneByOne("fused-by-hand", x, y, PluginExperiments::fusedByHand),
        oneByOne("plug-ins", x, y, point -> central(plugIns, point)),
        oneByOne("built-ins", x, y, point -> central(builtIns, point)),
        oneByOne("hipparchus", x, y, hipparchus()),
        oneByOne("commons-math", x, y, commonsMath()));
  }

  private static double central(Chain chain, double x) {
    return NumericalDiff.central(chain, x, PublishedChain.EPS);
  }

  private static double fusedByHand(double x) {
    double eps = PublishedChain.EPS;
    return (value(x + eps) - value(x - eps)) / (2 * eps);
  }

  /** What the libraries are given: one method with the chain written out. */
  private static double value(double x) {
    double exp = Math.exp(x * x);
    return exp * exp;
  }

  private static Task oneByOne(
      String name, double[] x, double[] y, DoubleUnaryOperator derivative) {
    return new Task(
        name,
        x.length,
        () -> {
          for (int i = 0; i < x.length; i++) {
            y[i] = derivative.applyAsDouble(x[i]);
          }
        });
  }

  /** Two points at {@code x - eps} and {@code x + eps}. */
  private static DoubleUnaryOperator hipparchus() {
    UnivariateDifferentiableFunction f =
        new FiniteDifferencesDifferentiator(2, 2 * PublishedChain.EPS)
            .differentiate(PluginExperiments::value);
    return x -> f.value(new UnivariateDerivative1(x, 1)).getFirstDerivative();
  }

  private static DoubleUnaryOperator commonsMath() {
    UnivariateFunction value = PluginExperiments::value;
    org.apache.commons.math3.analysis.differentiation.UnivariateDifferentiableFunction f =
        new org.apache.commons.math3.analysis.differentiation.FiniteDifferencesDifferentiator(
                2, 2 * PublishedChain.EPS)
            .differentiate(value);
    return x ->
        f.value(
                new org.apache.commons.math3.analysis.differentiation.DerivativeStructure(
                    1, 1, 0, x))
            .getPartialDerivative(1);
  }
}
