package dev.secant.runtime.diff.array;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.DifferentiableFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
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

  /** An entry is seen in a sum if what is left open there is less of it. */
  private static final double VISIBLE = 1e-3;

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

  /**
   * Returns {@code v J} of an elementwise function, whose Jacobian is diagonal. A factor of 0
   * leaves its element out, whatever the slope there.
   */
  Entries elementwise(ElementwiseFunction f, Variable v) {
    entries.count(v.size()); // those of f(x)
    Slope[] slopes = elementSlopes(f, point.x());
    for (int i = 0; i < slopes.length; i++) {
      if (v.get(i) != 0) {
        entries.set(0, i, slopes[i].times(Slope.exact(v.get(i))));
      }
    }
    return entries;
  }

  /** Returns the calls made, those for the value at the point not included unless elementwise. */
  long evaluations() {
    return entries.evaluations();
  }

  /** Returns {@code v J} of a split function; null if what its middle claims cannot be used. */
  @Nullable Entries split(ChainSplit split, Variable v) {
    ElementwiseFunction head = split.head();
    Variable inner = head == null ? point.x() : head.apply(point.x());
    if (!isFinite(inner)) {
      return null;
    }
    ArrayPoint middle = ArrayPoint.of(split.middle(), inner);
    entries.count(1 + (head == null ? 0L : inner.size()));
    Variable seed = split.rest() == null ? v : middle.value().map(value -> 1.0);
    Slope @Nullable [] weights = weights(middle, seed);
    if (weights == null) {
      return null;
    }
    Slope outer =
        split.rest() == null ? Slope.exact(1) : outerSlope(split.rest(), middle, weights, v);
    if (!outer.isTwoSided()) {
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
            entries.set(0, i, Slope.dot(v, output -> column.slope(output, engine, 1)));
            entries.count(column.evaluations());
          }
        });
  }

  /**
   * Returns the slope of what follows a single number. The number is rounded, and so are the
   * elements it was made from: the slope changes with its own derivative times that.
   */
  private Slope outerSlope(Function rest, ArrayPoint middle, Slope[] weights, Variable v) {
    double rounding = Math.ulp(middle.value().item());
    for (int i = 0; i < weights.length; i++) {
      rounding += Math.abs(weights[i].value()) * Math.ulp(middle.x().get(i));
    }
    double inputError = rounding;
    ArrayPoint number = ArrayPoint.of(rest, middle.value());
    entries.count(1);
    PathValues values = number.along(new CoordinatePath(middle.value().toArray(), 0));
    Slope sum =
        Slope.dot(
            v,
            output -> {
              Slope slope = values.slope(output, engine, 1);
              Slope second = values.slope(output, engine.withOrder(2), 2);
              double change = (Math.abs(second.value()) + second.error()) * inputError;
              return Double.isFinite(change)
                  ? slope.plus(new Slope(0, change, slope.status()))
                  : Slope.unreliable(slope.value());
            });
    entries.count(values.evaluations());
    return sum;
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
  private Slope @Nullable [] weights(ArrayPoint middle, Variable seed) {
    DifferentiableFunction f = (DifferentiableFunction) middle.f();
    Slope @Nullable [] claimed =
        unchecked
            ? ClaimedProduct.believed(f, middle.x(), seed, entries)
            : ClaimedProduct.of(f, middle.x(), seed, entries);
    if (claimed == null || unchecked) {
      return claimed;
    }
    double[] direction = JacobianSearch.randomDirection(middle.x().toArray());
    double told = 0;
    double size = 0;
    double rounding = 0;
    for (int i = 0; i < direction.length; i++) {
      told += claimed[i].value() * direction[i];
      size += Math.abs(claimed[i].value() * direction[i]);
      rounding += Math.abs(claimed[i].error() * direction[i]);
    }
    Slope seen = along(middle, direction, seed);
    double gap = Math.abs(told - seen.value());
    if (!seen.isTwoSided() || !(gap <= 3 * seen.error() + rounding + ROUNDINGS * size)) {
      return null;
    }
    return doubted(middle, seed, claimed, shares(direction, gap + seen.error()));
  }

  /** The doubt about the sum may be that about any one term. */
  private static double[] shares(double[] direction, double doubt) {
    return Arrays.stream(direction).map(element -> doubt / Math.abs(element)).toArray();
  }

  /**
   * Returns the claims with the bars that the check leaves them. An entry that is small beside the
   * others is not seen in their sum, and is measured by itself; null if that refutes it.
   */
  private Slope @Nullable [] doubted(
      ArrayPoint middle, Variable seed, Slope[] claimed, double[] shares) {
    double[] x = middle.x().toArray();
    @Nullable Slope[] weights = new Slope[claimed.length];
    Workers.run(
        claimed.length,
        threads,
        i -> {
          double share = shares[i];
          if (share > VISIBLE * Math.abs(claimed[i].value())) {
            PathValues values = middle.along(new CoordinatePath(x, i));
            Slope seen = Slope.dot(seed, output -> values.slope(output, engine, 1));
            entries.count(values.evaluations());
            if (!seen.isTwoSided() || isApart(claimed[i], seen)) {
              return;
            }
            share = Math.min(share, Math.abs(claimed[i].value() - seen.value()) + seen.error());
          }
          weights[i] = claimed[i].plus(new Slope(0, share, DerivativeStatus.OK));
        });
    return withoutNull(weights);
  }

  private static boolean isApart(Slope claimed, Slope seen) {
    double gap = Math.abs(claimed.value() - seen.value());
    return !(gap <= 3 * seen.error() + claimed.error());
  }

  private static Slope @Nullable [] withoutNull(@Nullable Slope[] slopes) {
    Slope[] all = new Slope[slopes.length];
    for (int i = 0; i < all.length; i++) {
      Slope slope = slopes[i];
      if (slope == null) {
        return null;
      }
      all[i] = slope;
    }
    return all;
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
