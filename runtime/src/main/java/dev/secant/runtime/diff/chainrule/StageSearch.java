package dev.secant.runtime.diff.chainrule;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Variable;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.Stage;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.diff.bar.Slope;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Goes through the stages of a chain and finds the local derivative of each. Not thread-safe. */
final class StageSearch {
  /** Claims are to have half the digits of a double at least. */
  private static final double CLAIM_TOLERANCE = 1e-7;

  private final AdaptiveDerivative search;
  private double inputError; // of the next stage, from the rounding of those before
  private int evaluations;

  StageSearch(AdaptiveDerivative search) {
    this.search = search;
  }

  int evaluations() {
    return evaluations;
  }

  StageDerivative next(Stage stage, double input) {
    Chain alone = Chain.of(List.of(stage)); // names the stage in what it throws
    double value = alone.valueAt(input);
    evaluations++;
    StageDerivative row =
        Double.isFinite(input)
            ? differentiated(stage, alone, input, value)
            : new StageDerivative(stage, input, value, nothing(), StageDerivative.Origin.NUMERICAL);
    inputError = Math.abs(row.derivative()) * inputError + Math.ulp(value);
    return row;
  }

  private static Slope nothing() {
    return new Slope(Double.NaN, Double.NaN, DerivativeStatus.OUT_OF_DOMAIN);
  }

  private StageDerivative differentiated(Stage stage, Chain alone, double input, double value) {
    Derivative measured = search.atScalar(alone::valueAt, input);
    evaluations += measured.evaluations();
    Slope numerical = Slope.of(measured);
    StageDerivative.Origin origin = StageDerivative.Origin.NUMERICAL;
    Slope slope = numerical;
    if (alone instanceof DifferentiableFunction known) {
      DoubleUnaryOperator derivative = derivativeOf(known);
      double claim = derivative.applyAsDouble(input);
      evaluations++;
      if (numerical.refutes(claim, CLAIM_TOLERANCE)) {
        origin = StageDerivative.Origin.REFUTED;
      } else if (!hasNoDerivative(numerical)) {
        origin = StageDerivative.Origin.EXACT;
        slope = claimed(derivative, input);
      }
    }
    if (origin != StageDerivative.Origin.EXACT && slope.isTwoSided() && inputError > 0) {
      slope = slope.plus(new Slope(0, curvature(alone, input, value) * inputError, slope.status()));
    }
    return new StageDerivative(stage, input, value, slope, origin);
  }

  /**
   * Where a claim is no derivative, whatever it says. An unreliable measurement refutes nothing.
   */
  private static boolean hasNoDerivative(Slope numerical) {
    return !numerical.isTwoSided() && numerical.status() != DerivativeStatus.UNRELIABLE;
  }

  private static DoubleUnaryOperator derivativeOf(DifferentiableFunction known) {
    return known instanceof DifferentiableElementwiseFunction elementwise
        ? elementwise::derivative
        : x -> known.backward(Variable.of(x), Variable.of(1.0)).item();
  }

  /** The claim, and how much it changes within the uncertainty of the input. */
  private Slope claimed(DoubleUnaryOperator derivative, double input) {
    Slope slope = Slope.claimed(derivative.applyAsDouble(input));
    if (inputError == 0 || !slope.isTwoSided()) {
      return slope;
    }
    double reach = Math.max(inputError, Math.ulp(input));
    double above = Math.abs(orNaN(derivative, input + reach) - slope.value());
    double below = Math.abs(orNaN(derivative, input - reach) - slope.value());
    evaluations += 2;
    double change = Math.max(above, below);
    return Double.isFinite(change)
        ? slope.plus(new Slope(0, change, DerivativeStatus.OK))
        : new Slope(slope.value(), Double.POSITIVE_INFINITY, DerivativeStatus.UNRELIABLE);
  }

  /**
   * Twice the size of the second derivative by a plain second difference, of which the magnitude is
   * enough: it is multiplied by a rounding error.
   */
  private double curvature(Chain alone, double input, double value) {
    double h = Math.scalb(input == 0 ? 1.0 : Math.abs(input), -13); // about the fourth root of u
    double above = orNaN(alone::valueAt, input + h) - value;
    double below = orNaN(alone::valueAt, input - h) - value;
    evaluations += 2;
    double second = Math.abs((above + below) / h / h);
    return Double.isFinite(second) ? 2 * second : 0;
  }

  /**
   * What throws beside the input is not defined there; only at the input itself is it a failure.
   */
  private static double orNaN(DoubleUnaryOperator f, double x) {
    try {
      return f.applyAsDouble(x);
    } catch (RuntimeException undefined) {
      return Double.NaN;
    }
  }
}
