package dev.secant.runtime.diff.check;

import dev.secant.api.Domain;
import dev.secant.api.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a gradient check looks.
 *
 * @param given points to take as they are; null to sample
 * @param domain where to sample
 * @param samples how many
 * @param seed of the samples
 * @param shape of the samples of a function on arrays
 */
record CheckPoints(
    @Nullable List<Variable> given, Domain domain, int samples, long seed, List<Integer> shape) {
  static CheckPoints sampledFrom(Domain domain, int samples) {
    return new CheckPoints(null, domain, samples, 1, List.of(5));
  }

  CheckPoints of(List<Variable> points) {
    return new CheckPoints(points, domain, samples, seed, shape);
  }

  CheckPoints within(Domain newDomain) {
    return new CheckPoints(given, newDomain, samples, seed, shape);
  }

  CheckPoints withSamples(int newSamples, long newSeed) {
    return new CheckPoints(given, domain, newSamples, newSeed, shape);
  }

  CheckPoints withShape(int[] newShape) {
    List<Integer> lengths = Arrays.stream(newShape).boxed().toList();
    return new CheckPoints(given, domain, samples, seed, lengths);
  }

  Random random() {
    return new Random(seed);
  }

  /**
   * Returns the points given, or samples at which f is finite: elsewhere nothing can be compared.
   */
  double[] numbers(DoubleUnaryOperator f) {
    if (given != null) {
      return given.stream().flatMapToDouble(x -> Arrays.stream(x.toArray())).toArray();
    }
    double[] points = new SamplePoints(domain, random()).take(samples);
    return Arrays.stream(points).filter(x -> Double.isFinite(f.applyAsDouble(x))).toArray();
  }

  /** Returns the points given, or the zero vector, if the domain has it, and random ones. */
  List<Variable> arrays() {
    if (given != null) {
      return given;
    }
    SamplePoints elements = new SamplePoints(domain, random());
    int[] lengths = shape.stream().mapToInt(Integer::intValue).toArray();
    List<Variable> points = new ArrayList<>();
    if (domain.contains(0)) {
      points.add(Variable.ofShape(new double[size()], lengths));
    }
    while (points.size() < samples) {
      points.add(Variable.ofShape(elements.moderate(size()), lengths));
    }
    return points;
  }

  /** Returns the number of elements of a point. */
  int size() {
    return given == null ? shape.stream().reduce(1, Math::multiplyExact) : given.get(0).size();
  }
}
