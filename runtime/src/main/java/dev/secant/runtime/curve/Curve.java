package dev.secant.runtime.curve;

import dev.secant.api.Decimal;
import dev.secant.runtime.chain.Chain;
import java.util.List;
import java.util.Objects;

/**
 * A chain over a range: its value and derivative at many points, and the {@link Feature}s at and
 * between them: kinks, jumps, poles, vertical tangents, edges of where it is defined, holes.
 *
 * <pre>{@code
 * Curve curve = Curve.of(registry.chain("square | sqrt"), -1, 1, 400, 1);
 * curve.features(); // [KINK at 0.0: slope -1.0 to 1.0]
 * }</pre>
 *
 * <p><b>How features are found.</b> Each point has a derivative with an error bar, by {@link
 * dev.secant.runtime.diff.AdaptiveDerivative}. Where value and slopes at two neighbours contradict
 * each other by more than bars and noise explain, and by more than they do in the neighbourhood,
 * the interval is divided by 16 and narrowed down to a quarter around the value that is farthest
 * off the line through its neighbours, again and again. How that deviation goes with the distance h
 * of the values names the feature: as 1 for a jump, as h for a kink, between them for a vertical
 * tangent, growing for a pole; as h^2 where f is smooth and the points were too far apart to show
 * it. Both sides must then bear the name out: quiet at a jump, with two known slopes at a kink,
 * going one way towards a pole. Jumps and edges of the domain are followed to neighbouring doubles:
 * what is no jump between these is none. A pole is told from a cusp by what f changes by while the
 * distance halves: does it shrink over 20 halvings, f has a limit; and a vertical tangent from a
 * kink by slopes at three distances.
 *
 * <p><b>What cannot be seen.</b> A feature that leaves no trace at the points: a gap, a spike or a
 * pair of jumps that cancel, narrower than the distance of two points. Where features follow each
 * other in more than two neighbouring intervals, or there are two in one interval, some of them may
 * be missed. Powers {@code |x|^p} with p within 0.02 of 0 are taken for poles, with p from 1 to 1.1
 * for kinks, whose slopes are then those near the place. A kink or jump below the error bars or the
 * noise, or below what the slope changes by from point to point anyway, is not told from a smooth
 * function. More points see more. Where f is made of many steps narrower than the intervals, some
 * of the steps are found.
 *
 * <p><b>Cost:</b> for each point, one call of f and one search (10 to 59 calls, see {@link
 * dev.secant.runtime.diff.AdaptiveDerivative}); for a feature some 400 calls, for an interval that
 * turns out to be smooth some 60, and in all at most 170,000 and 68 a point. <b>Failures</b> of f
 * and values that are not finite are data, never thrown. Immutable and thread-safe; the result does
 * not depend on the number of threads.
 */
public final class Curve {
  /** The most points of a curve. */
  public static final int MOST_POINTS = 1_000_000;

  private final Chain function;
  private final List<CurvePoint> points;
  private final FeatureSearch.Features found;

  private Curve(Chain function, List<CurvePoint> points, FeatureSearch.Features found) {
    this.function = function;
    this.points = points;
    this.found = found;
  }

  /**
   * Returns the curve at {@code points} equally spaced numbers, both ends among them; fewer where
   * there are fewer doubles between the ends.
   *
   * @param f a chain that takes one number and gives one
   * @param from finite, the first point
   * @param to finite, above {@code from}, the last point
   * @param points 2 to {@link #MOST_POINTS}
   * @param threads at least 1; 1 is the calling thread
   * @throws IllegalArgumentException if {@code from} or {@code to} is not finite, {@code from >=
   *     to}, or {@code points} or {@code threads} is out of its range
   * @throws IllegalStateException if f gives an array for a number, or its registry is closed
   * @throws java.util.concurrent.CancellationException if there are several threads and the calling
   *     one is interrupted, which it stays
   */
  public static Curve of(Chain f, double from, double to, int points, int threads) {
    return at(f, grid(from, to, points), threads);
  }

  /**
   * Returns the numbers that {@link #of} computes at.
   *
   * @throws IllegalArgumentException as {@link #of} does
   */
  public static double[] grid(double from, double to, int points) {
    return EvenGrid.between(from, to, points);
  }

  /**
   * Returns the curve at given numbers, however they are spaced.
   *
   * @param f a chain that takes one number and gives one
   * @param x 2 to {@link #MOST_POINTS} finite numbers, each above the one before; not modified
   * @param threads at least 1; 1 is the calling thread
   * @throws IllegalArgumentException if {@code x} is too short or too long, an element is not
   *     finite or not above the one before, or {@code threads} is below 1
   * @throws IllegalStateException if f gives an array for a number, or its registry is closed
   * @throws java.util.concurrent.CancellationException if there are several threads and the calling
   *     one is interrupted, which it stays
   */
  public static Curve at(Chain f, double[] x, int threads) {
    Objects.requireNonNull(f, "f must not be null");
    Objects.requireNonNull(x, "x must not be null");
    EvenGrid.requireCount("length of x must be", x.length);
    requireIncreasing(x);
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
    List<CurvePoint> points = new Tabulation(new SafeFunction(f), threads).at(x.clone());
    return new Curve(f, points, FeatureSearch.among(points, new SafeFunction(f), threads));
  }

  private static void requireIncreasing(double[] x) {
    for (int i = 0; i < x.length; i++) {
      if (!Double.isFinite(x[i])) {
        throw new IllegalArgumentException(
            "x[" + i + "] must be finite, was " + Decimal.toShortString(x[i]));
      }
      if (i > 0 && x[i] <= x[i - 1]) {
        throw new IllegalArgumentException(
            "x["
                + i
                + "] must be above x["
                + (i - 1)
                + "] = "
                + Decimal.toShortString(x[i - 1])
                + ", was "
                + Decimal.toShortString(x[i]));
      }
    }
  }

  /** Returns the chain. */
  public Chain function() {
    return function;
  }

  /** Returns the points, by increasing x, at least two; immutable. */
  public List<CurvePoint> points() {
    return points;
  }

  /** Returns the features that were found, by increasing x; immutable. */
  public List<Feature> features() {
    return found.all();
  }

  /**
   * Returns how many intervals looked as if there were a feature in them and were not searched,
   * because others looked more so and the cost is bounded; 0 nearly always.
   */
  public int unsearched() {
    return found.unsearched();
  }
}
