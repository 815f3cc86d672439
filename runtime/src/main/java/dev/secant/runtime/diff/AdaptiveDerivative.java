package dev.secant.runtime.diff;

import dev.secant.api.Function;
import dev.secant.api.Variable;
import java.util.function.DoubleUnaryOperator;

/** Facade, to be documented. */
public final class AdaptiveDerivative {
  private static final AdaptiveDerivative DEFAULT = new AdaptiveDerivative(1, 0, 48, 0);
  private final int order;
  private final double tolerance;
  private final int budget;
  private final double noiseFloor;

  private AdaptiveDerivative(int order, double tolerance, int budget, double noiseFloor) {
    this.order = order;
    this.tolerance = tolerance;
    this.budget = budget;
    this.noiseFloor = noiseFloor;
  }

  public static AdaptiveDerivative standard() { return DEFAULT; }
  public AdaptiveDerivative withTolerance(double t) { return new AdaptiveDerivative(order, t, budget, noiseFloor); }
  public AdaptiveDerivative withOrder(int n) { return new AdaptiveDerivative(n, tolerance, budget, noiseFloor); }

  public static Derivative of(Function f, double x) {
    return DEFAULT.at(t -> f.apply(Variable.of(t)).item(), x);
  }

  public Derivative at(DoubleUnaryOperator f, double x) {
    Samples samples = new Samples(evaluator(f, x), x, budget, noiseFloor);
    Outcome outcome = new DerivativeSearch(samples, new Goal(order, tolerance, Side.BOTH)).run();
    return Derivative.of(outcome, samples, order);
  }

  private static Evaluator evaluator(DoubleUnaryOperator f, double x) {
    return (points, n, values) -> {
      for (int i = 0; i < n; i++) {
        values[i] = valueOf(f, points[i], x);
      }
    };
  }

  private static double valueOf(DoubleUnaryOperator f, double point, double x) {
    if (point == x) {
      return f.applyAsDouble(point);
    }
    try {
      return f.applyAsDouble(point);
    } catch (RuntimeException e) {
      return Double.NaN; // undefined there, as far as a derivative at x is concerned
    }
  }
}
