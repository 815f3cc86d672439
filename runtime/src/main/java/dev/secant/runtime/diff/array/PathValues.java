package dev.secant.runtime.diff.array;

import dev.secant.api.Function;
import dev.secant.api.Variable;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.Derivative;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The values of an array function along a path, each computed once, so that the searches for its
 * outputs share them. Not thread-safe: a path belongs to one thread.
 */
final class PathValues {
  private final Function f;
  private final Path path;
  private final int[] shape;
  private final Variable atPoint;
  private final Map<Double, double[]> known = new HashMap<>();
  private double @Nullable [] repeated;
  private int evaluations;

  /**
   * @param shape of the input of f
   * @param atPoint the value of f at the point itself
   */
  PathValues(Function f, Path path, int[] shape, Variable atPoint) {
    this.f = f;
    this.path = path;
    this.shape = shape;
    this.atPoint = atPoint;
  }

  /** Returns the derivative of one output with respect to t. */
  Derivative derivative(int output, AdaptiveDerivative engine) {
    return engine.atScalar(new Output(output), path.base());
  }

  /** Returns how often f has been called for this path. */
  int evaluations() {
    return evaluations;
  }

  private double[] valuesAt(double t) {
    double[] values = known.get(t);
    if (values == null) {
      values = evaluate(t);
      known.put(t, values);
    }
    return values;
  }

  /** A second opinion on the point itself, one for all outputs. */
  private double[] repeatedValues() {
    double[] values = repeated;
    if (values == null) {
      values = evaluate(path.base());
      repeated = values;
    }
    return values;
  }

  /** Where f fails or changes its shape, it is undefined. */
  private double[] evaluate(double t) {
    evaluations++;
    try {
      Variable value = f.apply(Variable.ofShape(path.pointAt(t), shape));
      if (value != null && value.hasShapeOf(atPoint)) {
        return value.toArray();
      }
    } catch (RuntimeException failure) {
      // Not at the point itself, where f has already given a value.
    }
    double[] undefined = new double[atPoint.size()];
    Arrays.fill(undefined, Double.NaN);
    return undefined;
  }

  /**
   * One output as a function of t. The point itself is asked for twice, to see whether f repeats.
   */
  private final class Output implements DoubleUnaryOperator {
    private final int index;
    private boolean asked;

    Output(int index) {
      this.index = index;
    }

    @Override
    public double applyAsDouble(double t) {
      if (t != path.base()) {
        return valuesAt(t)[index];
      }
      if (asked) {
        return repeatedValues()[index];
      }
      asked = true;
      return atPoint.get(index);
    }
  }
}
