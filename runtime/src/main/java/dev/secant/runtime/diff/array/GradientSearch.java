package dev.secant.runtime.diff.array;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Variable;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.diff.bar.Slope;
import dev.secant.runtime.kernel.Workers;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Vector-Jacobian products, of which a gradient is one, by the structure of the function. */
final class GradientSearch {
  /** A sum of n rounded products, compared with a measured one. */
  private static final double ROUNDINGS = 16 * Math.ulp(1.0);

  private final ArrayPoint point;
  private final AdaptiveDerivative engine;
  private final int threads;
  private final boolean unchecked;
  private final Entries entries;

  GradientSearch(
      ArrayPoint point, AdaptiveDerivative engine, int threads, DerivativeSource source) {
    this.point = point;
    this.engine = engine;
    this.threads = threads;
    this.unchecked = source == DerivativeSource.KNOWN;
    this.entries = Entries.zero(1, point.inputs());
  }

  /** Returns {@code v J} of an elementwise function, whose Jacobian is diagonal. */
  Entries elementwise(ElementwiseFunction f, Variable v) {
    Slope[] slopes = elementSlopes(f, point.x());
    for (int i = 0; i < slopes.length; i++) {
      entries.set(0, i, slopes[i].times(Slope.exact(v.get(i))));
    }
    return entries;
  }

  /** Returns {@code v J} of a split function; null if what its middle claims cannot be used. */
  @Nullable Entries split(ChainSplit split, Variable v) {
    ElementwiseFunction head = split.head();
    Variable inner = head == null ? point.x() : head.apply(point.x());
    if (!isFinite(inner)) {
      return null;
    }
    ArrayPoint middle = ArrayPoint.of(split.middle(), inner);
    Slope outer = outerSlope(split, middle, v);
    if (!outer.isTwoSided()) {
      return null;
    }
    Variable seed = split.rest() == null ? v : middle.value().map(value -> 1.0);
    Variable claimed = split.middle().backward(inner, seed);
    Slope @Nullable [] weights = weights(middle, claimed, seed);
    if (weights == null) {
      return null;
    }
    if (head == null) {
      for (int i = 0; i < weights.length; i++) {
        entries.set(0, i, weights[i].times(outer));
      }
      return entries;
    }
    multiply(weights, elementSlopes(head, point.x()), outer, v);
    return entries;
  }

  /** An element at which the head has no derivative is left to the whole function. */
  private void multiply(Slope[] weights, Slope[] head, Slope outer, Variable v) {
    Workers.run(
        head.length,
        threads,
        i -> {
          if (head[i].isTwoSided()) {
            entries.set(0, i, weights[i].times(outer).times(head[i]));
          } else {
            PathValues column = point.along(new CoordinatePath(point.x().toArray(), i));
            entries.set(0, i, Slope.dot(v, output -> Slope.of(column.derivative(output, engine))));
            entries.count(column.evaluations());
          }
        });
  }

  private Slope outerSlope(ChainSplit split, ArrayPoint middle, Variable v) {
    if (split.rest() == null) {
      return Slope.exact(1);
    }
    ArrayPoint number = ArrayPoint.of(split.rest(), middle.value());
    PathValues values = number.along(new CoordinatePath(middle.value().toArray(), 0));
    Slope slope = Slope.of(values.derivative(0, engine));
    entries.count(values.evaluations());
    return slope.times(Slope.exact(v.item()));
  }

  private Slope[] elementSlopes(ElementwiseFunction f, Variable x) {
    if (unchecked && f instanceof DifferentiableElementwiseFunction known) {
      Slope[] slopes = new Slope[x.size()];
      for (int i = 0; i < slopes.length; i++) {
        slopes[i] = Slope.claimed(known.derivative(x.get(i)));
      }
      entries.count(slopes.length);
      return slopes;
    }
    Entries diagonal = JacobianSearch.diagonal(f, x, engine, threads);
    entries.count(diagonal.evaluations());
    Slope[] slopes = new Slope[x.size()];
    Arrays.setAll(slopes, i -> diagonal.get(0, i));
    return slopes;
  }

  /** Returns what the middle claims, with the bars it has earned; null if it is not to be used. */
  private Slope @Nullable [] weights(ArrayPoint middle, Variable claimed, Variable seed) {
    if (!claimed.hasShapeOf(middle.x())) {
      return null;
    }
    double[] direction = JacobianSearch.randomDirection(middle.x().toArray());
    double told = 0;
    double size = 0;
    for (int i = 0; i < direction.length; i++) {
      told += claimed.get(i) * direction[i];
      size += Math.abs(claimed.get(i) * direction[i]);
    }
    double doubt = 0;
    if (!unchecked) {
      Slope seen = along(middle, direction, seed);
      double gap = Math.abs(told - seen.value());
      if (!seen.isTwoSided() || !(gap <= 3 * seen.error() + ROUNDINGS * size)) {
        return null;
      }
      doubt = gap + seen.error();
    }
    return believed(claimed, direction, doubt, size);
  }

  /** The doubt about the sum is shared out in proportion to the terms. */
  private static Slope[] believed(Variable claimed, double[] direction, double doubt, double size) {
    Slope[] weights = new Slope[claimed.size()];
    for (int i = 0; i < weights.length; i++) {
      double value = claimed.get(i);
      double share = size == 0 ? doubt / Math.abs(direction[i]) : doubt / size * Math.abs(value);
      weights[i] = Slope.claimed(value).plus(new Slope(0, share, DerivativeStatus.OK));
    }
    return weights;
  }

  private Slope along(ArrayPoint middle, double[] direction, Variable seed) {
    Entries measured = new JacobianSearch(middle, engine, 1).along(direction);
    entries.count(measured.evaluations());
    return Slope.dot(seed, output -> measured.get(0, output));
  }

  private static boolean isFinite(Variable values) {
    for (int i = 0; i < values.size(); i++) {
      if (!Double.isFinite(values.get(i))) {
        return false;
      }
    }
    return true;
  }
}
