package dev.secant.runtime.diff.array;

import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.bar.Slope;
import dev.secant.runtime.diff.scale.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The line {@code x + (t - 1) 2^q v}, or {@code x + t 2^q v} where every element that moves is 0.
 *
 * <p>{@code 2^q} is the largest power of two for which no element that moves leaves the reach of
 * its own magnitude, {@code 2^q |v_i| <= 2 |x_i|}: a step of 1 in t is then to the elements what
 * {@code x} is to a number, and the search starts at the right scale. With {@code t = 1} at the
 * point, steps too small to move the elements are not even tried.
 */
final class DirectionPath implements Path {
  /** Elements whose scales differ by more than 2^26 do not move well together. */
  private static final int LARGEST_SPREAD = 26;

  private static final double UNIT_ROUNDOFF = 0x1p-53;

  private final double[] x;
  private final double[] step;
  private final double base;
  private final int exponent;

  /**
   * @param x the point; not modified
   * @param step {@code 2^q v}; not modified
   * @param base t at the point, 0 or 1
   * @param exponent q
   */
  DirectionPath(double[] x, double[] step, double base, int exponent) {
    this.x = x;
    this.step = step;
    this.base = base;
    this.exponent = exponent;
  }

  @Override
  public double base() {
    return base;
  }

  /** Returns q: derivatives with respect to t are {@code 2^q} times those along v. */
  int exponent() {
    return exponent;
  }

  /**
   * Returns a derivative along this path with a bar that holds what the rounding of the elements
   * may do. Moved by h, an element is rounded by up to {@code u |x_i|}, which moves f by some
   * {@code u} of what a step of 1 does, {@code u |df/dt|}; the difference quotient divides that by
   * h, and extrapolation over steps that double weighs the quotients by less than 2 altogether.
   * Elements that were 0 are rounded in proportion to the step only.
   */
  @Override
  public Slope slope(Derivative derivative) {
    Slope slope = Slope.of(derivative);
    double smallest = derivative.smallestStep();
    if (base == 0 || isExact() || !slope.isTwoSided() || !(smallest > 0)) {
      return slope;
    }
    double rounding = 2 * UNIT_ROUNDOFF * Math.abs(slope.value()) / smallest;
    return slope.plus(new Slope(0, rounding, slope.status()));
  }

  /** Whether the elements move by powers of two, and so without rounding, wherever t does. */
  private boolean isExact() {
    return Arrays.stream(step)
        .allMatch(s -> s == 0 || Math.abs(s) == Math.scalb(1.0, Math.getExponent(s)));
  }

  @Override
  public double[] pointAt(double t) {
    double[] point = x.clone();
    for (int i = 0; i < point.length; i++) {
      if (step[i] != 0) {
        point[i] += (t - base) * step[i];
      }
    }
    return point;
  }

  /** All elements may move, but not independently. */
  @Override
  public boolean isAlone() {
    return false;
  }

  @Override
  public Path nudged(int attempt) {
    return new DirectionPath(Nudge.of(x, attempt), step, base, exponent);
  }

  /**
   * Returns paths whose directions add up to v: one, unless the elements of x are of very different
   * scales in the units of v. Derivatives along the parts add up to that along v wherever f is
   * differentiable.
   *
   * @param v direction, not 0
   */
  static List<DirectionPath> parts(double[] x, double[] v) {
    Integer[] moving = moving(x, v);
    if (moving.length == 0) {
      return List.of(fromZero(x, v));
    }
    List<DirectionPath> parts = new ArrayList<>();
    double[] part = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      part[i] = x[i] == 0 ? v[i] : 0; // an element of 0 has no scale: it goes with the first part
    }
    int scale = scale(x, v, moving[0]);
    for (int i : moving) {
      int own = scale(x, v, i);
      if (own - scale > LARGEST_SPREAD) {
        parts.add(of(x, part, scale));
        part = new double[v.length];
        scale = own;
      }
      part[i] = v[i];
    }
    parts.add(of(x, part, scale));
    return parts;
  }

  /** Returns the indices of elements that are not 0 and move, smallest scale first. */
  private static Integer[] moving(double[] x, double[] v) {
    List<Integer> moving = new ArrayList<>();
    for (int i = 0; i < v.length; i++) {
      if (v[i] != 0 && x[i] != 0) {
        moving.add(i);
      }
    }
    moving.sort(Comparator.comparingInt(i -> scale(x, v, i)));
    return moving.toArray(Integer[]::new);
  }

  private static int scale(double[] x, double[] v, int index) {
    return Scale.exponentOf(x[index]) - Scale.exponentOf(v[index]);
  }

  private static DirectionPath of(double[] x, double[] v, int exponent) {
    return new DirectionPath(x, scaled(v, exponent), 1, exponent);
  }

  private static DirectionPath fromZero(double[] x, double[] v) {
    double largest = Arrays.stream(v).map(Math::abs).max().orElse(0);
    int exponent = -Scale.exponentOf(largest);
    return new DirectionPath(x, scaled(v, exponent), 0, exponent);
  }

  private static double[] scaled(double[] v, int exponent) {
    return Arrays.stream(v).map(element -> Scale.times(element, exponent)).toArray();
  }
}
