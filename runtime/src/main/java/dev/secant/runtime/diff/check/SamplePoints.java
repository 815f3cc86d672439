package dev.secant.runtime.diff.check;

import dev.secant.api.Domain;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;

/**
 * Points of a domain at which derivatives tend to be wrong: the edges, close to the edges and to
 * excepted points, 0 and 1, and magnitudes from 1e-4 to 100 spread evenly by their logarithm.
 */
final class SamplePoints {
  private static final double SMALLEST_EXPONENT = -4;
  private static final double LARGEST_EXPONENT = 2;
  private static final int TRIES_PER_POINT = 50;

  private final Domain domain;
  private final Random random;
  private final Set<Double> points = new LinkedHashSet<>();

  SamplePoints(Domain domain, Random random) {
    this.domain = domain;
    this.random = random;
  }

  /** Returns at most {@code count} points, fewer if the domain is small. */
  double[] take(int count) {
    for (double special : new double[] {0, 1, -1, domain.lower(), domain.upper()}) {
      add(special, count);
    }
    for (double exception : domain.exceptions()) {
      add(near(exception, 1), count);
      add(near(exception, -1), count);
    }
    add(near(domain.lower(), 1), count);
    add(near(domain.upper(), -1), count);
    for (int i = 0; points.size() < count && i < TRIES_PER_POINT * count; i++) {
      add(next(), count);
    }
    return points.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private void add(double x, int count) {
    if (points.size() < count && domain.contains(x)) {
      points.add(x == 0 ? 0.0 : x); // one zero is enough
    }
  }

  /**
   * Returns elements for one point of an array function: magnitudes of 0.01 to 3, so that none
   * drowns in the others; where the domain has no such numbers, any of it.
   */
  double[] moderate(int size) {
    double[] elements = new double[size];
    for (int j = 0; j < size; j++) {
      double x = magnitude(-2, 0.5) * (random.nextBoolean() ? 1 : -1);
      for (int i = 0; i < TRIES_PER_POINT && !domain.contains(x); i++) {
        x = next();
      }
      elements[j] = domain.contains(x) ? x : domain.lower();
    }
    return elements;
  }

  /** Returns a random point, which may lie outside the domain. */
  private double next() {
    double lower = domain.lower();
    double upper = domain.upper();
    boolean bounded = lower > Double.NEGATIVE_INFINITY && upper < Double.POSITIVE_INFINITY;
    if (bounded && random.nextBoolean()) {
      double share = random.nextDouble();
      return lower * (1 - share) + upper * share;
    }
    if (bounded) {
      return random.nextBoolean() ? near(lower, 1) : near(upper, -1);
    }
    double size = magnitude(SMALLEST_EXPONENT, LARGEST_EXPONENT);
    if (lower > Double.NEGATIVE_INFINITY) {
      return lower + size;
    }
    return upper < Double.POSITIVE_INFINITY ? upper - size : random.nextBoolean() ? size : -size;
  }

  /** Returns a point beside {@code edge}, 1e-8 to 0.1 of its magnitude away. */
  private double near(double edge, int side) {
    double scale = edge == 0 ? 1 : Math.abs(edge);
    return edge + side * scale * magnitude(-8, -1);
  }

  private double magnitude(double from, double to) {
    return Math.pow(10, from + random.nextDouble() * (to - from));
  }
}
