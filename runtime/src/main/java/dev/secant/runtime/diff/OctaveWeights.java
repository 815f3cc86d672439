package dev.secant.runtime.diff;

import dev.secant.runtime.diff.scale.Scale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The weights of {@link Fornberg} for steps that are powers of two, remembered.
 *
 * <p>Steps {@code h_0 > h_1 > ...} that are whole octaves apart have the same weights wherever they
 * lie, so that nearly all weights that searches ask for are among a few hundred. The memory is of
 * fixed size: where it is full, new weights replace others. Thread-safe.
 */
final class OctaveWeights {
  private static final int REACH = 56; // octaves from the coarsest to the finest step
  private static final int PLACE_BITS = 12;
  private static final int PROBES = 4; // places in a row where weights may lie

  private static final OctaveWeights SQUARES = new OctaveWeights(2);
  private static final OctaveWeights STEPS = new OctaveWeights(1);

  private final int power;
  private final AtomicReferenceArray<@Nullable Entry> known =
      new AtomicReferenceArray<>((1 << PLACE_BITS) + PROBES);

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
    long pattern = pattern(widths, start, end);
    if (pattern == 0) {
      return compute(widths, start, end, coefficient);
    }
    long key = (long) coefficient << REACH | pattern;
    int first = (int) (key * 0x9E3779B97F4A7C15L >>> Long.SIZE - PLACE_BITS);
    int place = first;
    for (int probe = 0; probe < PROBES; probe++) {
      Entry entry = known.get(first + probe);
      if (entry == null) {
        place = first + probe;
        break;
      }
      if (entry.key() == key) {
        return entry.weights();
      }
    }
    Entry entry = new Entry(key, compute(widths, start, end, coefficient));
    known.set(place, entry);
    return entry.weights();
  }

  /** A bit for each octave with a step above the finest one, which has bit 0; 0 for none such. */
  private static long pattern(double[] widths, int start, int end) {
    int finest = Math.getExponent(widths[end - 1]);
    long pattern = 0;
    for (int i = start; i < end; i++) {
      int octaves = Math.getExponent(widths[i]) - finest;
      if (octaves >= REACH || !Scale.isPowerOfTwo(widths[i])) {
        return 0;
      }
      pattern |= 1L << octaves;
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

  private record Entry(long key, double[] weights) {}
}
