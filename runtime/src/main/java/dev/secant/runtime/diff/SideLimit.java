package dev.secant.runtime.diff;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the slope of f does as the point is approached from one side.
 *
 * @param kind which of the four it does
 * @param value its limit, or an infinity
 * @param error of the limit
 */
record SideLimit(Kind kind, double value, double error) {
  enum Kind {
    /** The slope converges. */
    FINITE,
    /** The slope grows without bound. */
    UNBOUNDED,
    /** The function itself does not converge to its value at the point. */
    JUMP,
    /** Neither: it oscillates, or the noise hides it. */
    UNKNOWN
  }

  private static final double ABRUPT = -3.5; // slopes of smooth pieces come closer with h or h^2
  private static final double STAYS = 0.8; // share of a distance left a few octaves further down
  private static final int LONG = 10; // octaves over which a distance must not stay
  private static final double NEAR = 1e-3; // distance relative to the limit that may stay
  private static final double ABOVE_NOISE = 32;

  static SideLimit of(List<Level> all, Side side) {
    List<Level> levels = new ArrayList<>();
    for (Level level : all) {
      // a change of 0 at fine levels only is an inner rounding and says nothing about the slope
      if (side.isFinite(level) && (side.change(level) != 0 || isFlat(all, side))) {
        levels.add(level);
      }
    }
    // levels too close together tell nothing about a power
    List<Level> spaced = new ArrayList<>();
    for (Level level : levels) {
      if (spaced.isEmpty() || level.index() >= spaced.get(spaced.size() - 1).index() + 2) {
        spaced.add(level);
      }
    }
    if (spaced.size() < 3) {
      return new SideLimit(Kind.UNKNOWN, Double.NaN, Double.POSITIVE_INFINITY);
    }
    List<Double> exponents = exponents(spaced, side);
    if (isSteady(exponents, -0.1, 0.1) && persists(all, side)) {
      return new SideLimit(Kind.JUMP, Double.NaN, Double.POSITIVE_INFINITY);
    }
    SideLimit finite = finite(spaced, side);
    if (finite != null) {
      return finite;
    }
    if (isSteady(exponents, 0.02, 0.99)) {
      Level last = spaced.get(spaced.size() - 1);
      return new SideLimit(
          Kind.UNBOUNDED,
          Math.copySign(Double.POSITIVE_INFINITY, side.slope(last)),
          Double.POSITIVE_INFINITY);
    }
    return new SideLimit(Kind.UNKNOWN, Double.NaN, Double.POSITIVE_INFINITY);
  }

  private static boolean persists(List<Level> levels, Side side) {
    Level finest = levels.get(levels.size() - 1);
    return side.isFinite(finest) && side.change(finest) != 0;
  }

  private static boolean isFlat(List<Level> levels, Side side) {
    return levels.stream().allMatch(level -> !side.isFinite(level) || side.change(level) == 0);
  }

  /** p of |f(x + h) - f(x)| ~ h^p between neighbouring levels, finest four, above noise only. */
  private static List<Double> exponents(List<Level> levels, Side side) {
    List<Double> exponents = new ArrayList<>();
    for (int i = levels.size() - 1; i > 0 && exponents.size() < 4; i--) {
      double fine = Math.abs(side.change(levels.get(i)));
      double coarse = Math.abs(side.change(levels.get(i - 1)));
      if (fine > ABOVE_NOISE * levels.get(i).rounding()
          && coarse > ABOVE_NOISE * levels.get(i - 1).rounding()) {
        exponents.add(
            Math.log(coarse / fine) / Math.log(levels.get(i - 1).width() / levels.get(i).width()));
      }
    }
    return exponents;
  }

  private static boolean isSteady(List<Double> exponents, double low, double high) {
    if (exponents.size() < 2) {
      return false;
    }
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double exponent : exponents) {
      least = Math.min(least, exponent);
      most = Math.max(most, exponent);
    }
    return least >= low && most <= high && most - least < 0.3;
  }

  /** Whether no finer level contradicts the limit by more than its own noise. */
  private static boolean agrees(
      List<Level> levels, int from, Side side, double limit, double error) {
    for (int i = from; i < levels.size(); i++) {
      Level level = levels.get(i);
      if (Math.abs(side.slope(level) - limit) > error + 8 * level.slopeRounding()) {
        return false;
      }
    }
    return true;
  }

  /** Whether the slopes come closer and closer; those of noise stray further and further. */
  private static boolean approaches(List<Level> levels, int to, Side side, double limit) {
    double largest = Math.abs(side.slope(levels.get(0)) - limit);
    int lastFar = 0;
    for (int i = 1; i <= to; i++) {
      Level level = levels.get(i);
      double distance = Math.abs(side.slope(level) - limit);
      if (distance > 4 * largest + 8 * level.slopeRounding()) {
        return false;
      }
      double ratio = levels.get(i - 1).width() / level.width();
      double before = Math.abs(side.slope(levels.get(i - 1)) - limit);
      if (distance + 8 * level.slopeRounding() < before * Math.pow(ratio, ABRUPT)) {
        return false; // not a limit approached but the slope between two inner roundings
      }
      boolean stays = distance > STAYS * before && distance > 8 * level.slopeRounding();
      lastFar = stays && i == lastFar + 1 ? i : lastFar;
      largest = Math.max(largest, distance);
    }
    return levels.get(lastFar).index() - levels.get(0).index() < LONG
        || largest <= NEAR * Math.abs(limit);
  }

  private static @Nullable SideLimit finite(List<Level> levels, Side side) {
    double best = Double.POSITIVE_INFINITY;
    double value = Double.NaN;
    for (int i = 2; i < levels.size(); i++) {
      Level a = levels.get(i - 2);
      Level b = levels.get(i - 1);
      Level c = levels.get(i);
      double first = side.slope(a) - side.slope(b);
      double second = side.slope(b) - side.slope(c);
      double noise = 4 * (b.slopeRounding() + c.slopeRounding());
      double error;
      double limit = side.slope(c);
      if (Math.abs(second) <= noise) {
        error = Math.abs(second) + noise;
      } else {
        double ratio = Math.abs(first / second);
        double octaves = Math.log(b.width() / c.width()) / Math.log(a.width() / b.width());
        double next = Math.pow(ratio, octaves);
        if (!(ratio > 1.3) || !(next > 1.1)) {
          continue;
        }
        double correction = second / (next - 1);
        limit -= first * second > 0 ? correction : 0;
        error = Math.abs(correction) + noise;
      }
      if (error < best
          && agrees(levels, i + 1, side, limit, 4 * error)
          && approaches(levels, i, side, limit)) {
        best = error;
        value = limit;
      }
    }
    return Double.isFinite(best) ? new SideLimit(Kind.FINITE, value, best) : null;
  }
}
