package dev.secant.runtime.curve;

import java.util.List;

/**
 * Tells a jump from noise: values on each side of a jump agree with each other, and those of the
 * two sides do not.
 */
final class JumpTest {
  private static final int SAMPLES = 6; // on each side

  /** Of the jump: what values on one side may differ by. */
  private static final double QUIET = 0.25;

  private final SafeFunction f;
  private final double least;
  private final double most;

  /** Looks at f in {@code [least, most]} only. */
  JumpTest(SafeFunction f, double least, double most) {
    this.f = f;
    this.least = least;
    this.most = most;
  }

  /**
   * Returns the jump between two sides; none if the sides are not quiet. The values of the sides
   * are taken a little beside the place: at it, f may be neither limit, as the sign of 0 is not.
   */
  List<Feature> between(FeatureSide left, FeatureSide right) {
    double step = Math.max(right.x() - left.x(), Math.ulp(right.x()));
    double[] before = values(left.x(), -2 * step);
    double[] behind = values(right.x(), 2 * step);
    double height = Math.abs(behind[0] - before[0]);
    if (!(spread(before) < QUIET * height && spread(behind) < QUIET * height)) {
      return List.of();
    }
    return List.of(
        Feature.between(
            FeatureKind.JUMP,
            new FeatureSide(left.x(), before[0], left.slope()),
            new FeatureSide(right.x(), behind[0], right.slope())));
  }

  /** Values at growing distances, as far as the bounds. */
  private double[] values(double x, double firstStep) {
    double[] values = new double[SAMPLES];
    double distance = firstStep;
    for (int i = 0; i < SAMPLES; i++) {
      values[i] = f.valueAt(Math.max(least, Math.min(x + distance, most)));
      distance *= 2;
    }
    return values;
  }

  private static double spread(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return most - least;
  }
}
