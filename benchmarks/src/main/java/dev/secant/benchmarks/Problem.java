package dev.secant.benchmarks;

import java.util.Optional;

/**
 * A sketch whose truth is known.
 *
 * @param number from 0 within its family; with family and seed it names the problem
 */
record Problem(Family family, int number, Sketch sketch, Truth truth) {
  private static final int ATTEMPTS = 200;

  /**
   * Returns the problem with a number: always the same for the same seed.
   *
   * @throws IllegalStateException if the family yields nothing whose truth is certain
   */
  static Problem of(Family family, int number, long seed) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long mixed =
          ((seed * 1_000_003 + family.name().hashCode()) * 1_000_003 + number) * 211 + attempt;
      Sketch sketch = family.sketch(new Dice(mixed));
      Optional<Truth> truth = ExactDerivative.of(sketch);
      if (truth.isPresent()) {
        double resolution = truth.get().hasDerivative() ? Resolution.of(sketch) : 0;
        return new Problem(family, number, sketch, truth.get().withResolution(resolution));
      }
    }
    throw new IllegalStateException(family + " gave no certain problem, number " + number);
  }

  String name() {
    return family + "#" + number;
  }
}
