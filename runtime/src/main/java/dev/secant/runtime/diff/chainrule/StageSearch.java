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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Goes through the stages of a chain and finds the local derivative of each. Not thread-safe. */
final class StageSearch {
  /** A claim with the bar of an exact one may be off by so much, relative to the derivative. */
  private static final double ROUNDING = 4 * Math.ulp(1.0);

  private final AdaptiveDerivative search;
  private double inputError; // of the next stage, from the rounding and noise of those before
  private double noise; // measured in the values of the present stage
  private int evaluations;

  StageSearch(AdaptiveDerivative search) {
    this.search = search;
  }

  int evaluations() {
    return evaluations;
  }

  StageDerivative next(Stage stage, double input) {
    Chain alone = Chain.of(List.of(stage)); // names the stage in what it throws
    Calls calls = new Calls(alone::valueAt);
    double value = calls.applyAsDouble(input);
    noise = 0;
    StageDerivative row =
        Double.isFinite(input)
            ? differentiated(stage, alone, input, calls)
            : new StageDerivative(stage, input, value, nothing(), StageDerivative.Origin.NUMERICAL);
    evaluations += calls.count;
    inputError = carried(row.slope()) + Math.max(Math.ulp(value), noise);
    return row;
  }

  /** What the stage makes of the uncertainty of its input; infinite if it cannot be told. */
  private double carried(Slope slope) {
    if (inputError == 0) {
      return 0;
    }
    double change = (Math.abs(slope.value()) + slope.error()) * inputError;
    return Double.isNaN(change) ? Double.POSITIVE_INFINITY : change;
  }

  private static Slope nothing() {
    return new Slope(Double.NaN, Double.NaN, DerivativeStatus.OUT_OF_DOMAIN);
  }

  private StageDerivative differentiated(Stage stage, Chain alone, double input, Calls calls) {
    double value = calls.remembered(input);
    Derivative measured = search.atScalar(calls, input);
    noise = Double.isNaN(measured.noise()) ? 0 : measured.noise();
    Slope numerical = Slope.of(measured);
    StageDerivative.Origin origin = StageDerivative.Origin.NUMERICAL;
    if (alone instanceof DifferentiableFunction known) {
      Calls derivative = new Calls(derivativeOf(known));
      double claim = derivative.applyAsDouble(input);
      boolean refuted = numerical.refutes(claim, ROUNDING);
      if (!refuted && !hasNoDerivative(numerical)) {
        Slope slope = claimed(derivative, claim, input);
        evaluations += derivative.count;
        return new StageDerivative(stage, input, value, slope, StageDerivative.Origin.EXACT);
      }
      evaluations += derivative.count;
      origin = refuted ? StageDerivative.Origin.REFUTED : origin;
    }
    Slope slope = numerical.isTwoSided() ? atRoundedInput(numerical, calls, input) : numerical;
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
  private Slope claimed(Calls derivative, double claim, double input) {
    Slope slope = Slope.claimed(claim);
    if (inputError == 0 || !slope.isTwoSided()) {
      return slope;
    }
    double reach = Math.max(inputError, Math.ulp(input));
    double above = Math.abs(orNaN(derivative, input + reach) - claim);
    double below = Math.abs(orNaN(derivative, input - reach) - claim);
    return widened(slope, Math.max(above, below));
  }

  /**
   * The measured slope, and how much it changes within the uncertainty of the input: by the second
   * derivative times that, from a search that shares its points with the first.
   */
  private Slope atRoundedInput(Slope slope, Calls calls, double input) {
    if (inputError == 0) {
      return slope;
    }
    Slope second = Slope.of(search.withOrder(2).atScalar(calls::remembered, input));
    return second.isTwoSided()
        ? widened(slope, (Math.abs(second.value()) + second.error()) * inputError)
        : Slope.unreliable(slope.value());
  }

  private static Slope widened(Slope slope, double change) {
    return Double.isFinite(change)
        ? slope.plus(new Slope(0, change, slope.status()))
        : Slope.unreliable(slope.value());
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

  /** A function of one number that counts its calls and remembers their values. */
  private static final class Calls implements DoubleUnaryOperator {
    private final DoubleUnaryOperator f;
    private final Map<Double, Double> known = new HashMap<>();
    private int count;

    Calls(DoubleUnaryOperator f) {
      this.f = f;
    }

    @Override
    public double applyAsDouble(double x) {
      count++;
      double value = f.applyAsDouble(x);
      known.put(x, value);
      return value;
    }

    /** Calls f only where it has not been called before. */
    double remembered(double x) {
      Double value = known.get(x);
      return value != null ? value : applyAsDouble(x);
    }
  }
}
