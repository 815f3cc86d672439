package dev.secant.benchmarks;

import dev.secant.api.Function;
import dev.secant.api.Variable;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.array.AdaptiveArrayDerivative;
import dev.secant.runtime.diff.array.ArrayDerivative;

/** The engine under judgement with its settings. */
final class Contestant {
  private final AdaptiveDerivative engine;

  Contestant(double tolerance) {
    this.engine = AdaptiveDerivative.standard().withTolerance(tolerance);
  }

  Answer answer(Sketch sketch) {
    try {
      return sketch.isScalar() ? scalar(sketch) : entry(sketch);
    } catch (ArithmeticException e) {
      return new Answer(Double.NaN, Double.NaN, null, 1, Double.NaN, Double.NaN);
    }
  }

  private Answer scalar(Sketch sketch) {
    int[] calls = new int[1]; // each call of a drifting function is off by an amount of its own
    Derivative d =
        engine
            .withOrder(sketch.order())
            .atScalar(
                x -> {
                  double drift = 1 + sketch.drift() * (calls[0]++ % 7);
                  return sketch.f().value(new double[] {x}) * drift;
                },
                sketch.x());
    return new Answer(
        d.value(), d.error(), d.status(), d.evaluations(), d.leftSlope(), d.rightSlope());
  }

  private Answer entry(Sketch sketch) {
    Function f = x -> Variable.of(sketch.f().value(x.toArray()));
    Variable point = Variable.of(sketch.point());
    AdaptiveArrayDerivative arrays = AdaptiveArrayDerivative.standard().withSearch(engine);
    int n = sketch.point().length;
    int[] by = sketch.by();
    boolean isGradient = sketch.order() == 1;
    ArrayDerivative d = isGradient ? arrays.gradient(f, point) : arrays.hessian(f, point);
    int index = isGradient ? by[0] : by[0] * n + by[by.length - 1];
    double searches = isGradient ? n : n * (n + 1) / 2.0;
    return new Answer(
        d.value().get(index),
        d.error().get(index),
        d.status(index),
        d.evaluations() / searches,
        Double.NaN,
        Double.NaN);
  }
}
