package dev.secant.kernels.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectors of this machine.
 *
 * <p>Nothing but the Vector API itself is called with vectors. Only of its own methods the JIT
 * compiler inlines every call; one that it leaves makes objects of the vectors and costs ten times
 * all the others. So the formulas stand in the loops at full length.
 */
final class Lanes {
  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  static final int COUNT = SPECIES.length();

  /** Measured with 4 and 8 lanes, 1.4 to 2.5 times as fast as the loops; with 2, slower by far. */
  static final boolean ARE_FAST = COUNT >= 4;

  private Lanes() {}

  /** Returns a vector of one number. */
  static DoubleVector all(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }

  /** Returns the numbers from {@code data[i]} on. */
  static DoubleVector load(double[] data, int i) {
    return DoubleVector.fromArray(SPECIES, data, i);
  }
}
