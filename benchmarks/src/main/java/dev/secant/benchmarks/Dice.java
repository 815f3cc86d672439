package dev.secant.benchmarks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Random;

/**
 * Random choices, the same for the same seed on every JDK: {@link Random}'s sequence is part of its
 * contract. Numbers have few digits, so that the text of a function stays readable.
 */
final class Dice {
  private static final MathContext THREE_DIGITS = new MathContext(3);

  private final Random random;

  Dice(long seed) {
    this.random = new Random(seed);
  }

  /** Returns a number in {@code [low, high)} of full precision. */
  double exactly(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** Returns a number of three digits between low and high. */
  double between(double low, double high) {
    return rounded(exactly(low, high));
  }

  /** Returns {@code 10^u}, u uniform between the exponents, to three digits. */
  double powerOfTen(double lowest, double highest) {
    return rounded(StrictMath.pow(10, exactly(lowest, highest)));
  }

  /** Returns -1 or 1. */
  int sign() {
    return random.nextBoolean() ? 1 : -1;
  }

  /** Returns a whole number from low to high, both included. */
  int whole(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(THREE_DIGITS).doubleValue();
  }
}
