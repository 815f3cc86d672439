package dev.secant.runtime.diff.array;

import dev.secant.api.Function;
import dev.secant.api.Variable;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.bar.Slope;
import dev.secant.runtime.kernel.Workers;
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
  /**
   * A search takes the values of f for correct to rounding, give or take; those made from several
   * elements are rounded several times.
   */
  private static final double SAFETY = 3;

  private final Function f;
  private final Path path;
  private final int[] shape;
  private final Variable atPoint;
  private final Map<Double, double[]> known = new HashMap<>();
  private double @Nullable [] repeated;
  private final @Nullable PathValues[] nudged = new PathValues[Nudge.ATTEMPTS];
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

  /**
   * Returns a derivative of one output with respect to t, with a bar that holds what the rounding
   * of the other elements may do; unreliable where f is undefined at every {@linkplain Nudge
   * nudged} point, so that what rounding does to it cannot be seen.
   *
   * @param engine for that order
   * @param order 1 or 2
   */
  Slope slope(int output, AdaptiveDerivative engine, int order) {
    Derivative derivative = engine.atScalar(new Output(output), path.base());
    Slope slope = path.slope(derivative);
    double step = derivative.smallestStep();
    if (!slope.isTwoSided() || Double.isNaN(step) || path.isAlone()) {
      return slope;
    }
    for (int attempt = 0; attempt < Nudge.ATTEMPTS; attempt++) {
      double rounding = roundingAt(output, step, order, nudgedValues(attempt));
      if (Double.isFinite(rounding)) {
        return slope.plus(new Slope(0, (SAFETY - 1) * slope.error() + rounding, slope.status()));
      }
    }
    return Slope.unreliable(slope.value());
  }

  /**
   * What rounding does to the slope of f itself, and to the values that it is computed from; NaN if
   * f is undefined at the other points.
   */
  private double roundingAt(int output, double step, int order, PathValues other) {
    double slope =
        Nudge.rounding(quotient(output, step, order), other.quotient(output, step, order));
    double up = Nudge.rounding(valueAt(output, step), other.valueAt(output, step));
    double down = Nudge.rounding(valueAt(output, -step), other.valueAt(output, -step));
    double noise = Math.max(up, down) / step;
    return slope + (order == 1 ? noise : noise / step);
  }

  private double valueAt(int output, double step) {
    return valuesAt(path.base() + step)[output];
  }

  private PathValues nudgedValues(int attempt) {
    PathValues values = nudged[attempt];
    if (values == null) {
      values = new PathValues(f, path.nudged(attempt), shape, atPoint);
      nudged[attempt] = values;
    }
    return values;
  }

  /** A plain central difference quotient. */
  private double quotient(int output, double step, int order) {
    double up = valueAt(output, step);
    double down = valueAt(output, -step);
    if (order == 1) {
      return (up / 2 - down / 2) / step;
    }
    double center = valueAt(output, 0);
    return (up - center + (down - center)) / step / step;
  }

  /** Returns how often f has been called for this path. */
  int evaluations() {
    int sum = evaluations;
    for (PathValues values : nudged) {
      sum += values == null ? 0 : values.evaluations;
    }
    return sum;
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

  /** Where f fails or changes its shape, it is undefined; so it is beyond the range of doubles. */
  private double[] evaluate(double t) {
    double[] point = path.pointAt(t);
    if (Arrays.stream(point).allMatch(Double::isFinite) && !Workers.isCancelled()) {
      evaluations++;
      try {
        Variable value = f.apply(Variable.ofShape(point, shape));
        if (value != null && value.hasShapeOf(atPoint)) {
          return value.toArray();
        }
      } catch (RuntimeException failure) {
        // Not at the point itself, where f has already given a value.
      }
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
