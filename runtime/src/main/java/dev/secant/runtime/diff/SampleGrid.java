package dev.secant.runtime.diff;

import dev.secant.runtime.diff.scale.Scale;

/**
 * The points around x at which f may be sampled.
 *
 * <p>A length is measured in {@code s}, the largest power of two not above {@code |x|} (1 at zero).
 * Level k lies at {@code x - h} and {@code x + h} with {@code h = s 2^-k}, so that the points are
 * exact in binary, but for the last bit where {@code x + h} passes the next power of two.
 */
final class SampleGrid {
  private static final int SHORTEST_EXPONENT = -1000; // lengths up to 1 stay in range in its units

  private final double x;
  private final int lengthExponent;
  private final double length; // s
  private final double perLength; // 1/s, exact

  SampleGrid(double x) {
    this.x = x;
    this.lengthExponent = x == 0 ? 0 : Math.max(SHORTEST_EXPONENT, Scale.exponentOf(x));
    this.length = Scale.powerOfTwo(lengthExponent);
    this.perLength = Scale.powerOfTwo(-lengthExponent);
  }

  double x() {
    return x;
  }

  int lengthExponent() {
    return lengthExponent;
  }

  /** Puts {@code x + h} and {@code x - h} of a level into {@code points} from {@code at} on. */
  void fillPair(double[] points, int at, int index) {
    fillPairAt(points, at, Scale.powerOfTwo(lengthExponent - index));
  }

  /** As fillPair, for any width in units of s. */
  void fillPairAtWidth(double[] points, int at, double width) {
    fillPairAt(points, at, width * length);
  }

  private void fillPairAt(double[] points, int at, double h) {
    double up = x + h;
    points[at] = up;
    points[at + 1] = x - (Double.isFinite(up) ? up - x : h);
  }

  /** Half the distance between two points, in units of s. */
  double halfWidth(double right, double left) {
    return (right / 2 - left / 2) * perLength;
  }

  /** The point {@code x + width s}, rounded. */
  double pointAt(double width) {
    return x + width * length;
  }

  /** The distance from x to a point, in units of s, with its sign. */
  double widthOf(double point) {
    return (point - x) * perLength;
  }

  /** Whether {@code x + h} and {@code x - h} differ from x by at least two spacings of doubles. */
  boolean isUsable(int index) {
    int exponent = lengthExponent - index;
    if (exponent > Double.MAX_EXPONENT - 2) {
      return false;
    }
    double h = Scale.powerOfTwo(exponent);
    return h >= 2 * Math.ulp(x) && Double.isFinite(Math.abs(x) + h);
  }

  /** The largest k that is usable. */
  int finestIndex() {
    return lengthExponent - (Scale.exponentOf(Math.ulp(x)) + 1);
  }

  /** The k of {@code h = 2^k' <= |x|}: 0 but for the tiniest x. */
  int indexOfX() {
    return x == 0 ? 0 : lengthExponent - Scale.exponentOf(x);
  }

  /** {@code |x|} in units of s. */
  double distanceFromZero() {
    return Math.abs(x * perLength);
  }
}
