package dev.secant.runtime.diff;

import dev.secant.runtime.diff.scale.Scale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The weights of {@link Fornberg} for all runs of neighbouring steps of a ladder. Those of steps
 * that are powers of two are remembered.
 *
 * <p>Steps {@code h_0 > h_1 > ...} that are whole octaves apart have the same weights wherever they
 * lie, so that nearly all ladders that searches ask for are among a few dozen. The memory is of
 * fixed size: where it is full, new weights replace others. Immutable but for that; thread-safe.
 */
final class RunWeights {
  private static final int REACH = 56; // octaves from the coarsest to the finest step
  private static final int PLACE_BITS = 10;
  private static final int PROBES = 4; // places in a row where a ladder may lie

  private static final AtomicReferenceArray<@Nullable Entry> SQUARES = emptyMemory();
  private static final AtomicReferenceArray<@Nullable Entry> STEPS = emptyMemory();

  private final int steps;
  private final double[][] byRun;

  private RunWeights(double[] widths, int power, int coefficient) {
    this.steps = widths.length;
    this.byRun = new double[steps * steps][];
    for (int start = 0; start < steps; start++) {
      for (int end = start + coefficient + 1; end <= steps; end++) {
        byRun[at(start, end)] = compute(widths, start, end, power, coefficient);
      }
    }
  }

  private static AtomicReferenceArray<@Nullable Entry> emptyMemory() {
    return new AtomicReferenceArray<>((1 << PLACE_BITS) + PROBES);
  }

  /**
   * Returns the weights for a series in the square of the step.
   *
   * @param widths the steps, the largest first; the weights of a run are for lengths in its last
   * @param coefficient of the series, 0 to 5; the weights give it times its factorial
   */
  static RunWeights ofSquares(double[] widths, int coefficient) {
    return of(widths, coefficient, 2, SQUARES);
  }

  /** As {@link #ofSquares}, for a series in the step. */
  static RunWeights ofSteps(double[] widths, int coefficient) {
    return of(widths, coefficient, 1, STEPS);
  }

  private static RunWeights of(
      double[] widths, int coefficient, int power, AtomicReferenceArray<@Nullable Entry> memory) {
    long pattern = pattern(widths);
    if (pattern == 0) {
      return new RunWeights(widths, power, coefficient);
    }
    long key = ((long) coefficient << REACH) | pattern;
    int first =
        (int)
            ((key * 0x9E3779B97F4A7C15L)
                >>> (Long.SIZE - PLACE_BITS)); // spread by the golden ratio
    int place = first;
    for (int probe = 0; probe < PROBES; probe++) {
      Entry entry = memory.get(first + probe);
      if (entry == null) {
        place = first + probe;
        break;
      }
      if (entry.key() == key) {
        return entry.weights();
      }
    }
    RunWeights weights = new RunWeights(widths, power, coefficient);
    memory.set(place, new Entry(key, weights));
    return weights;
  }

  /** A bit for each octave with a step above the finest one, which has bit 0; 0 for none such. */
  private static long pattern(double[] widths) {
    int finest = Math.getExponent(widths[widths.length - 1]);
    long pattern = 0;
    for (double width : widths) {
      int octaves = Math.getExponent(width) - finest;
      if (octaves >= REACH || !Scale.isPowerOfTwo(width)) {
        return 0;
      }
      pattern |= 1L << octaves;
    }
    return pattern;
  }

  private static double[] compute(double[] widths, int start, int end, int power, int coefficient) {
    double[] nodes = new double[end - start];
    for (int i = 0; i < nodes.length; i++) {
      // relative to the finest, so that squares neither overflow nor vanish
      double ratio = widths[start + i] / widths[end - 1];
      nodes[i] = power == 2 ? ratio * ratio : ratio;
    }
    return Fornberg.weightsAtZero(nodes, coefficient);
  }

  /** The weights of the steps [start, end), more than the coefficient; not to be modified. */
  double[] of(int start, int end) {
    return byRun[at(start, end)];
  }

  private int at(int start, int end) {
    return start * steps + end - 1;
  }

  private record Entry(long key, RunWeights weights) {}
}
