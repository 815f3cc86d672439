package dev.secant.benchmarks.speed;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.DifferenceMethod;
import dev.secant.runtime.diff.DifferenceQuotient;
import dev.secant.runtime.diff.NumericalDiff;
import java.util.List;
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

  /**
   * One point after the other, beside the two-point quotients of two libraries. Each has a loop of
   * its own, as in a program that uses one of them.
   */
  static List<Task> onePoint(int points, Settings settings) {
    PlainFunctions.useAll();
    double[] x = Points.uniform(points);
    double[] y = new double[points];
    Chain plugIns = PublishedChain.ofPlugIns();
    Chain builtIns = PublishedChain.ofBuiltIns();
    UnivariateDifferentiableFunction hipparchus =
        new FiniteDifferencesDifferentiator(2, 2 * PublishedChain.EPS)
            .differentiate(PublishedChain::value);
    return List.of(
        new Task("fused-by-hand", points, () -> PublishedChain.fusedByHand(x, y)),
        new Task(
            "plug-ins",
            points,
            () -> {
              for (int i = 0; i < x.length; i++) {
                y[i] = NumericalDiff.central(plugIns, x[i], PublishedChain.EPS);
              }
            }),
        new Task(
            "built-ins",
            points,
            () -> {
              for (int i = 0; i < x.length; i++) {
                y[i] = NumericalDiff.central(builtIns, x[i], PublishedChain.EPS);
              }
            }),
        new Task(
            "hipparchus",
            points,
            () -> {
              for (int i = 0; i < x.length; i++) {
                y[i] = hipparchus.value(new UnivariateDerivative1(x[i], 1)).getFirstDerivative();
              }
            }),
        new Task("commons-math", points, CommonsMath.loop(x, y)));
  }
}
