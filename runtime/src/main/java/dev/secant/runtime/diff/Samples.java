package dev.secant.runtime.diff;

import dev.secant.runtime.diff.scale.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The values of f around one point, each computed once, in units in which nothing overflows.
 *
 * <p>Where f is sampled is up to the {@link SampleGrid}; lengths are in its units. A value is
 * multiplied by a power of two if the values are near the ends of the range of doubles. The budget
 * is never exceeded: a round that does not fit is refused.
 */
final class Samples {
  private static final int SAFE_EXPONENT = 800; // sums and squares of widths stay within range

  private final Evaluator f;
  private final SampleGrid grid;
  private final double x;
  private final int budget;
  private final double noiseFloor;
  private Side side = Side.BOTH;
  private int valueExponent;
  private double center;
  private int evaluations;
  private double smallestStep = Double.NaN;
  private double largestStep = Double.NaN;
  private final KnownValues known;

  Samples(Evaluator f, SampleGrid grid, int budget, double noiseFloor) {
    this.f = f;
    this.grid = grid;
    this.x = grid.x();
    this.budget = budget;
    this.noiseFloor = noiseFloor;
    this.known = new KnownValues(grid);
  }

  /** Evaluates f at x itself and returns whether it is finite there. */
  boolean evaluateCenter() {
    center = evaluate(new double[] {x})[0];
    return Double.isFinite(center);
  }

  /**
   * Evaluates the first levels, and f at x once more in the same round; returns whether f repeats
   * its value.
   */
  boolean evaluateFirst(int[] indices) {
    double[] points = new double[2 * indices.length + 1];
    for (int i = 0; i < indices.length; i++) {
      grid.fillPair(points, 2 * i, indices[i]);
    }
    points[2 * indices.length] = x;
    double[] values = evaluate(points);
    chooseValueExponent(values);
    center = scaled(center);
    for (int i = 0; i < indices.length; i++) {
      addLevel(indices[i], points, values, 2 * i);
    }
    return scaled(values[2 * indices.length]) == center;
  }

  private void chooseValueExponent(double[] values) {
    double largest = Math.abs(center);
    for (double value : values) {
      if (Double.isFinite(value)) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    int exponent = largest == 0 ? 0 : Scale.exponentOf(largest);
    valueExponent = Math.abs(exponent) > SAFE_EXPONENT ? exponent : 0;
  }

  /**
   * Evaluates the levels that are not known yet, in one round.
   *
   * @return false, with nothing done, if the budget does not allow it
   */
  boolean request(int... indices) {
    int[] wanted = unknown(indices);
    if (side != Side.BOTH) {
      return requestOneSided(wanted);
    }
    if (evaluations + 2 * wanted.length > budget) {
      return false;
    }
    if (wanted.length > 0) {
      double[] points = new double[2 * wanted.length];
      for (int i = 0; i < wanted.length; i++) {
        grid.fillPair(points, 2 * i, wanted[i]);
      }
      double[] values = evaluate(points);
      for (int i = 0; i < wanted.length; i++) {
        addLevel(wanted[i], points, values, 2 * i);
      }
    }
    return true;
  }

  /** Those of the levels that are not known yet and can be taken. */
  private int[] unknown(int[] indices) {
    int[] wanted = new int[indices.length];
    int n = 0;
    for (int index : indices) {
      if (!has(index) && isUsable(index)) {
        wanted[n++] = index;
      }
    }
    return n == indices.length ? wanted : Arrays.copyOf(wanted, n);
  }

  /** As request, where nothing is to be found on the other side: one evaluation a level. */
  private boolean requestOneSided(int[] wanted) {
    if (evaluations + wanted.length > budget) {
      return false;
    }
    if (wanted.length > 0) {
      double[] pair = new double[2];
      double[] points = new double[wanted.length];
      int used = side == Side.RIGHT ? 0 : 1;
      for (int i = 0; i < wanted.length; i++) {
        grid.fillPair(pair, 0, wanted[i]);
        points[i] = pair[used];
      }
      double[] values = evaluate(points);
      for (int i = 0; i < wanted.length; i++) {
        double[] found = {Double.NaN, Double.NaN};
        found[used] = values[i];
        grid.fillPair(pair, 0, wanted[i]);
        addLevel(wanted[i], pair, found, 0);
      }
    }
    return true;
  }

  private void addLevel(int index, double[] points, double[] values, int at) {
    known.add(levelOf(index, points, values, at));
  }

  private Level levelOf(int index, double[] points, double[] values, int at) {
    double plus = scaled(values[at]);
    double minus = scaled(values[at + 1]);
    double width = grid.halfWidth(points[at], points[at + 1]);
    double rounding = Math.max(spacing(center), Math.max(spacing(plus), spacing(minus)));
    if (center == 0 && plus == 0 && minus == 0) {
      rounding = Math.max(rounding, innerRounding()); // that 0 equals 0 tells nothing of rounding
    }
    double odd = plus / 2 - minus / 2;
    return new Level(
        index,
        width,
        plus - center,
        minus - center,
        odd,
        Math.max(rounding, scaled(noiseFloor)),
        Math.ulp(1.0) * distanceFromZero() * Math.abs(odd / width));
  }

  /**
   * Evaluates pairs at any widths, in units of s, which do not become levels; within the budget. A
   * width with a point that is known already is left out.
   */
  List<Level> pairs(double[] widths) {
    if (evaluations + 2 * widths.length > budget) {
      throw new IllegalStateException(widths.length + " pairs are beyond the budget");
    }
    double[] points = new double[2 * widths.length];
    int used = 0;
    for (double width : widths) {
      grid.fillPairAtWidth(points, 2 * used, width);
      boolean isNew =
          !known.isKnown(points[2 * used])
              && !known.isKnown(points[2 * used + 1])
              && !isAmong(points, 2 * used, points[2 * used])
              && !isAmong(points, 2 * used, points[2 * used + 1]);
      used += isNew ? 1 : 0;
    }
    if (used == 0) {
      return List.of();
    }
    points = Arrays.copyOf(points, 2 * used);
    double[] values = evaluate(points);
    List<Level> pairs = new ArrayList<>();
    for (int i = 0; i < used; i++) {
      pairs.add(levelOf(Integer.MAX_VALUE, points, values, 2 * i));
    }
    return pairs;
  }

  private static boolean isAmong(double[] points, int n, double point) {
    for (int i = 0; i < n; i++) {
      if (points[i] == point) {
        return true;
      }
    }
    return false;
  }

  /** From now on only this side is evaluated: f is known to be undefined on the other. */
  void keepTo(Side newSide) {
    side = newSide;
  }

  /**
   * Evaluates f at {@code x + width s} and keeps the result as a probe, the latest one; false as in
   * request. What an earlier probe or a level knows is not asked again.
   */
  boolean probe(double... widths) {
    double[] points = new double[widths.length];
    int n = 0;
    for (double width : widths) {
      double point = grid.pointAt(width);
      if (!known.recall(grid.widthOf(point)) && !isAmong(points, n, point)) {
        points[n++] = point;
      }
    }
    if (evaluations + n > budget) {
      return false;
    }
    if (n > 0) {
      points = n == points.length ? points : Arrays.copyOf(points, n);
      double[] values = evaluate(points);
      for (int i = 0; i < n; i++) {
        known.addProbe(grid.widthOf(points[i]), scaled(values[i]) - center);
      }
    }
    return true;
  }

  private double scaled(double value) {
    return valueExponent == 0 ? value : Math.scalb(value, -valueExponent);
  }

  /** The spacing of doubles at the unscaled value, scaled; 0 is taken for the smallest double. */
  private double spacing(double scaledValue) {
    double ulp = Math.ulp(valueInUnits(scaledValue)); // NaN where f is
    return Double.isFinite(ulp) ? scaled(ulp) : 0;
  }

  private double[] evaluate(double[] points) {
    double[] values = new double[points.length];
    evaluations += points.length;
    for (double point : points) {
      double step = Math.abs(point - x);
      if (step > 0) {
        smallestStep = step < smallestStep || Double.isNaN(smallestStep) ? step : smallestStep;
        largestStep = step > largestStep || Double.isNaN(largestStep) ? step : largestStep;
      }
    }
    f.evaluate(points, points.length, values);
    return values;
  }

  /** Whether {@link SampleGrid#isUsable the grid} has the level. */
  boolean isUsable(int index) {
    return grid.isUsable(index);
  }

  /** The largest k that is usable. */
  int finestIndex() {
    return grid.finestIndex();
  }

  /** What is known of f. */
  KnownValues known() {
    return known;
  }

  boolean has(int index) {
    return known.has(index);
  }

  /** The level, which must have been requested. */
  Level level(int index) {
    return known.level(index);
  }

  /** All levels so far, coarsest first: a list of the caller's. */
  List<Level> levels() {
    return new ArrayList<>(known.levels());
  }

  /** Width, with its sign, and change of f for each probe, the latest one last. */
  List<double[]> probes() {
    return known.probes();
  }

  /** The change of f at the latest probe. */
  double lastProbe() {
    return known.lastProbe();
  }

  /** Half the distance between the two points of a level, in units of the user. */
  double stepOf(int index) {
    return Scale.times(level(index).width(), grid.lengthExponent());
  }

  /** Distance of the closest point to x, in units of the user; NaN before the first round. */
  double smallestStep() {
    return smallestStep;
  }

  double largestStep() {
    return largestStep;
  }

  double center() {
    return center;
  }

  /** Whether f(x) is so small that its own rounding is coarser than those it was computed with. */
  boolean isSubnormal() {
    return center != 0 && Math.abs(valueInUnits(center)) < Double.MIN_NORMAL;
  }

  /** Spacing of doubles at f(x), in units of the samples. */
  double centerRounding() {
    return Math.max(spacing(center), scaled(noiseFloor));
  }

  /**
   * Rounding of values near one, in units of the samples. Where f is exactly 0 its own spacing says
   * nothing about the values it was computed from.
   */
  double innerRounding() {
    return scaled(Math.ulp(1.0));
  }

  double x() {
    return x;
  }

  SampleGrid grid() {
    return grid;
  }

  /** {@code |x|} in units of s. */
  double distanceFromZero() {
    return grid.distanceFromZero();
  }

  int lengthExponent() {
    return grid.lengthExponent();
  }

  int evaluations() {
    return evaluations;
  }

  int remaining() {
    return budget - evaluations;
  }

  /** A derivative of the given order in units of the user. */
  double inUnits(double derivative, int order) {
    return Scale.times(derivative, valueExponent - order * grid.lengthExponent());
  }

  double valueInUnits(double value) {
    return valueExponent == 0 ? value : Math.scalb(value, valueExponent);
  }
}
