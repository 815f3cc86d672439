package dev.secant.benchmarks.speed;

import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Variable;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.array.AdaptiveArrayDerivative;
import java.util.List;

/** Derivatives that find their step by themselves, with error bars. */
final class AdaptiveExperiments {
  private AdaptiveExperiments() {}

  /** One point after the other, many at once, and as the elements of one array. */
  static List<Task> derivatives(int points, Settings settings) {
    double[] x = Points.uniform(points);
    double[] y = new double[points];
    Chain chain = PublishedChain.ofBuiltIns();
    Variable array = Variable.of(x);
    AdaptiveArrayDerivative elements =
        AdaptiveArrayDerivative.standard().withThreads(settings.threads());
    return List.of(
        new Task(
            "one-by-one",
            points,
            () -> {
              for (int i = 0; i < points; i++) {
                y[i] = AdaptiveDerivative.of(chain, x[i]).value();
              }
            }),
        new Task(
            "many-at-once",
            points,
            () ->
                y[0] =
                    AdaptiveDerivative.standard().atEach(chain, x, settings.threads())[0].value()),
        new Task(
            "array",
            points,
            () -> y[0] = elements.elements((ElementwiseFunction) chain, array).value().get(0)));
  }

  /** The gradient of {@code square | exp | square | sum}, as anybody would ask for it. */
  static List<Task> gradient(int points, Settings settings) {
    Chain sum = PublishedChain.ofBuiltIns().then(PublishedChain.sum());
    Variable x = Variable.of(Points.uniform(points));
    double[] y = new double[1];
    AdaptiveArrayDerivative search =
        AdaptiveArrayDerivative.standard().withThreads(settings.threads());
    return List.of(
        new Task("gradient", points, () -> y[0] = search.gradient(sum, x).value().get(0)));
  }
}
