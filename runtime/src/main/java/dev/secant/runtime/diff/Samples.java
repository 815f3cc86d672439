package dev.secant.runtime.diff;

import dev.secant.runtime.diff.scale.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * The values of f around one point, each computed once, in units in which nothing overflows.
 *
 * <p>A length is measured in {@code s}, the largest power of two not above {@code |x|} (1 at zero),
 * and level k lies at {@code x - h} and {@code x + h} with {@code h = s 2^-k}, so that the points
 * are exact in binary. A value is multiplied by a power of two if the values are near the ends of
 * the range of doubles. The budget is never exceeded: a round that does not fit is refused.
 */
final class Samples {
  private static final int SHORTEST_EXPONENT = -1000; // lengths up to 1 stay in range in its units
  private static final int SAFE_EXPONENT = 800; // sums and squares of widths stay within range

  private final Evaluator f;
  private final double x;
  private final int budget;
  private final double noiseFloor;
  private final int lengthExponent;
  private Side side = Side.BOTH;
  private int valueExponent;
  private double center;
  private int evaluations;
  private double smallestStep = Double.NaN;
  private double largestStep = Double.NaN;
  private final TreeMap<Integer, Level> levels = new TreeMap<>();
  private final List<double[]> probes = new ArrayList<>(); // {width with its sign, f - f(x)}

  Samples(Evaluator f, double x, int budget, double noiseFloor) {
    this.f = f;
    this.x = x;
    this.budget = budget;
    this.noiseFloor = noiseFloor;
    this.lengthExponent = x == 0 ? 0 : Math.max(SHORTEST_EXPONENT, Scale.exponentOf(x));
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
      fillPair(points, 2 * i, indices[i]);
    }
    points[2 * indices.length] = x;
    double[] values = evaluate(points);
    chooseValueExponent(values);
    center = Math.scalb(center, -valueExponent);
    for (int i = 0; i < indices.length; i++) {
      addLevel(indices[i], points, values, 2 * i);
    }
    return Math.scalb(values[2 * indices.length], -valueExponent) == center;
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
    int[] wanted =
        Arrays.stream(indices).filter(k -> !levels.containsKey(k) && isUsable(k)).toArray();
    if (side != Side.BOTH) {
      return requestOneSided(wanted);
    }
    if (evaluations + 2 * wanted.length > budget) {
      return false;
    }
    if (wanted.length > 0) {
      double[] points = new double[2 * wanted.length];
      for (int i = 0; i < wanted.length; i++) {
        fillPair(points, 2 * i, wanted[i]);
      }
      double[] values = evaluate(points);
      for (int i = 0; i < wanted.length; i++) {
        addLevel(wanted[i], points, values, 2 * i);
      }
    }
    return true;
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
        fillPair(pair, 0, wanted[i]);
        points[i] = pair[used];
      }
      double[] values = evaluate(points);
      for (int i = 0; i < wanted.length; i++) {
        double[] found = {Double.NaN, Double.NaN};
        found[used] = values[i];
        fillPair(pair, 0, wanted[i]);
        addLevel(wanted[i], pair, found, 0);
      }
    }
    return true;
  }

  private void fillPair(double[] points, int at, int index) {
    fillPair(points, at, Math.scalb(1.0, lengthExponent - index));
  }

  private void fillPair(double[] points, int at, double h) {
    double up = x + h;
    points[at] = up;
    points[at + 1] = x - (Double.isFinite(up) ? up - x : h);
  }

  private void addLevel(int index, double[] points, double[] values, int at) {
    levels.put(index, levelOf(index, points, values, at));
  }

  private Level levelOf(int index, double[] points, double[] values, int at) {
    double plus = scaled(values[at]);
    double minus = scaled(values[at + 1]);
    double width = Math.scalb(points[at] / 2 - points[at + 1] / 2, -lengthExponent);
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
        Math.max(rounding, Math.scalb(noiseFloor, -valueExponent)),
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
    Set<Double> known = knownPoints();
    double[] points = new double[2 * widths.length];
    int used = 0;
    for (double width : widths) {
      fillPair(points, 2 * used, Math.scalb(width, lengthExponent));
      if (known.add(points[2 * used]) && known.add(points[2 * used + 1])) {
        used++;
      }
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

  /** The points at which f is known, x among them. */
  private Set<Double> knownPoints() {
    Set<Double> points = new HashSet<>();
    points.add(x);
    double[] pair = new double[2];
    for (int index : levels.keySet()) {
      fillPair(pair, 0, index);
      points.add(pair[0]);
      points.add(pair[1]);
    }
    for (double[] probe : probes) {
      points.add(x + Math.scalb(probe[0], lengthExponent));
    }
    return points;
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
    List<Double> unknown = new ArrayList<>();
    for (double width : widths) {
      double point = x + Math.scalb(width, lengthExponent);
      if (!recall(Math.scalb(point - x, -lengthExponent)) && !unknown.contains(point)) {
        unknown.add(point);
      }
    }
    if (evaluations + unknown.size() > budget) {
      return false;
    }
    if (!unknown.isEmpty()) {
      double[] points = unknown.stream().mapToDouble(Double::doubleValue).toArray();
      double[] values = evaluate(points);
      for (int i = 0; i < points.length; i++) {
        double width = Math.scalb(points[i] - x, -lengthExponent);
        probes.add(new double[] {width, scaled(values[i]) - center});
      }
    }
    return true;
  }

  /** Makes what is known at a width the latest probe; false if nothing is. */
  private boolean recall(double width) {
    for (double[] probe : probes) {
      if (probe[0] == width) {
        probes.remove(probe);
        probes.add(probe);
        return true;
      }
    }
    if (width == 0) {
      probes.add(new double[] {0, 0});
      return true;
    }
    for (Level level : levels.values()) {
      if (level.width() == Math.abs(width)) {
        probes.add(new double[] {width, width > 0 ? level.plus() : level.minus()});
        return true;
      }
    }
    return false;
  }

  private double scaled(double value) {
    return Math.scalb(value, -valueExponent);
  }

  /** The spacing of doubles at the unscaled value, scaled; 0 is taken for the smallest double. */
  private double spacing(double scaledValue) {
    double ulp = Math.ulp(Math.scalb(scaledValue, valueExponent)); // NaN where f is
    return Double.isFinite(ulp) ? Math.scalb(ulp, -valueExponent) : 0;
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

  /** Whether {@code x + h} and {@code x - h} differ from x by at least two spacings of doubles. */
  boolean isUsable(int index) {
    int exponent = lengthExponent - index;
    return exponent <= Double.MAX_EXPONENT - 2
        && Math.scalb(1.0, exponent) >= 2 * Math.ulp(x)
        && Double.isFinite(Math.abs(x) + Math.scalb(1.0, exponent));
  }

  /** The largest k that is usable. */
  int finestIndex() {
    return lengthExponent - (Scale.exponentOf(Math.ulp(x)) + 1);
  }

  boolean has(int index) {
    return levels.containsKey(index);
  }

  /** The level, which must have been requested. */
  Level level(int index) {
    Level level = levels.get(index);
    if (level == null) {
      throw new IllegalStateException("level " + index + " was not requested");
    }
    return level;
  }

  /** All levels so far, coarsest first. */
  List<Level> levels() {
    return new ArrayList<>(levels.values());
  }

  List<double[]> probes() {
    return probes;
  }

  /** The change of f at the latest probe. */
  double lastProbe() {
    return probes.get(probes.size() - 1)[1];
  }

  /** Half the distance between the two points of a level, in units of the user. */
  double stepOf(int index) {
    return Scale.times(level(index).width(), lengthExponent);
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
    return Math.max(spacing(center), Math.scalb(noiseFloor, -valueExponent));
  }

  /**
   * Rounding of values near one, in units of the samples. Where f is exactly 0 its own spacing says
   * nothing about the values it was computed from.
   */
  double innerRounding() {
    return Math.scalb(Math.ulp(1.0), -valueExponent);
  }

  double x() {
    return x;
  }

  /** {@code |x|} in units of s. */
  double distanceFromZero() {
    return Math.abs(Math.scalb(x, -lengthExponent));
  }

  /** The k of {@code h = 2^k' <= |x|}: 0 but for the tiniest x. */
  int indexOfX() {
    return x == 0 ? 0 : lengthExponent - Scale.exponentOf(x);
  }

  int lengthExponent() {
    return lengthExponent;
  }

  int evaluations() {
    return evaluations;
  }

  int remaining() {
    return budget - evaluations;
  }

  /** A derivative of the given order in units of the user. */
  double inUnits(double derivative, int order) {
    return Scale.times(derivative, valueExponent - order * lengthExponent);
  }

  double valueInUnits(double value) {
    return Math.scalb(value, valueExponent);
  }
}
