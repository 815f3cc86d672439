package dev.secant.runtime.diff;

import dev.secant.runtime.diff.scale.Scale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The weights of {@link Fornberg} for steps that are powers of two, each set worked out once.
 *
 * <p>Steps {@code h_0 > h_1 > ...} that are whole octaves apart have the same weights wherever they
 * lie, so that nearly all weights a search asks for are among a few dozen. Thread-safe.
 */
final class OctaveWeights {
  private static final int REACH = 12; // octaves from the coarsest to the finest step
  private static final int COEFFICIENTS = 3;

  private static final OctaveWeights SQUARES = new OctaveWeights(2);
  private static final OctaveWeights STEPS = new OctaveWeights(1);

  private final int power;
  private final AtomicReferenceArray<double @Nullable []> known =
      new AtomicReferenceArray<>(COEFFICIENTS << REACH);

  private OctaveWeights(int power) {
    this.power = power;
  }

  /** Weights for a series in the square of the step. */
  static OctaveWeights ofSquares() {
    return SQUARES;
  }

  /** Weights for a series in the step. */
  static OctaveWeights ofSteps() {
    return STEPS;
  }

  /**
   * Returns the weights of {@code widths[start..end)}, for the given coefficient times its
   * factorial, with lengths in units of the last width; not to be modified.
   */
  double[] of(double[] widths, int start, int end, int coefficient) {
    int pattern = coefficient < COEFFICIENTS ? pattern(widths, start, end) : 0;
    if (pattern == 0) {
      return compute(widths, start, end, coefficient);
    }
    int place = coefficient << REACH | pattern;
    double[] weights = known.get(place);
    if (weights == null) {
      weights = compute(widths, start, end, coefficient);
      known.set(place, weights);
    }
    return weights;
  }

  /** A bit for each octave with a step above the finest one, which has bit 0; 0 for none such. */
  private static int pattern(double[] widths, int start, int end) {
    double finest = widths[end - 1];
    if (!Scale.isPowerOfTwo(finest)) {
      return 0;
    }
    int pattern = 1;
    for (int i = start; i < end - 1; i++) {
      int octaves = Math.getExponent(widths[i]) - Math.getExponent(finest);
      if (!Scale.isPowerOfTwo(widths[i]) || octaves >= REACH) {
        return 0;
      }
      pattern |= 1 << octaves;
    }
    return pattern;
  }

  private double[] compute(double[] widths, int start, int end, int coefficient) {
    double[] nodes = new double[end - start];
    for (int i = 0; i < nodes.length; i++) {
      // relative to the finest, so that squares neither overflow nor vanish
      double ratio = widths[start + i] / widths[end - 1];
      nodes[i] = power == 2 ? ratio * ratio : ratio;
    }
    return Fornberg.weightsAtZero(nodes, coefficient);
  }
}
