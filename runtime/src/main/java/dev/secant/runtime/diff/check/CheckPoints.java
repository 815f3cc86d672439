package dev.secant.runtime.diff.check;

import dev.secant.api.Domain;
import dev.secant.api.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a gradient check looks.
 *
 * @param given points to take as they are; null to sample
 * @param domain where to sample
 * @param samples how many
 * @param seed of the samples
 * @param shapes of the samples of a function on arrays: the first that it accepts is taken
 */
record CheckPoints(
    @Nullable List<Variable> given,
    Domain domain,
    int samples,
    long seed,
    List<List<Integer>> shapes) {
  static CheckPoints sampledFrom(Domain domain, int samples) {
    return new CheckPoints(null, domain, samples, 1, List.of());
  }

  CheckPoints of(List<Variable> points) {
    return new CheckPoints(points, domain, samples, seed, shapes);
  }

  CheckPoints within(Domain newDomain) {
    return new CheckPoints(given, newDomain, samples, seed, shapes);
  }

  CheckPoints withSamples(int newSamples) {
    return new CheckPoints(given, domain, newSamples, seed, shapes);
  }

  CheckPoints withSeed(long newSeed) {
    return new CheckPoints(given, domain, samples, newSeed, shapes);
  }

  CheckPoints withShapes(List<int[]> newShapes) {
    List<List<Integer>> lengths = new ArrayList<>();
    newShapes.forEach(shape -> lengths.add(Arrays.stream(shape).boxed().toList()));
    return new CheckPoints(given, domain, samples, seed, List.copyOf(lengths));
  }

  Random random() {
    return new Random(seed);
  }

  /** Returns where the points come from, to end a message with. */
  String source() {
    return given != null
        ? "at given points"
        : "at points sampled from " + domain + " with seed " + seed;
  }

  /**
   * Returns the points given, or samples at which f is finite: elsewhere nothing can be compared.
   * Where f throws, which an elementwise function must not, it is for the check to say so.
   */
  double[] numbers(DoubleUnaryOperator f) {
    if (given != null) {
      return given.stream().flatMapToDouble(x -> Arrays.stream(x.toArray())).toArray();
    }
    double[] points = new SamplePoints(domain, random()).take(samples);
    return Arrays.stream(points).filter(x -> isFiniteOrThrows(f, x)).toArray();
  }

  private static boolean isFiniteOrThrows(DoubleUnaryOperator f, double x) {
    try {
      return Double.isFinite(f.applyAsDouble(x));
    } catch (RuntimeException | LinkageError | StackOverflowError thrown) {
      return true;
    }
  }

  /**
   * Returns the points given, or the zero vector, if the domain has it, and random ones.
   *
   * @throws IllegalStateException if f accepts samples of no shape
   */
  List<Variable> arrays(Consumer<Variable> f) {
    if (given != null) {
      return given;
    }
    int[] shape = acceptedShape(f);
    List<Variable> points = new ArrayList<>();
    if (domain.contains(0)) {
      points.add(Variable.ofShape(new double[size(shape)], shape));
    }
    SamplePoints elements = new SamplePoints(domain, random());
    while (points.size() < samples) {
      points.add(Variable.ofShape(elements.moderate(size(shape)), shape));
    }
    return points;
  }

  private int[] acceptedShape(Consumer<Variable> f) {
    Throwable first = null;
    for (List<Integer> lengths : shapes) {
      int[] shape = lengths.stream().mapToInt(Integer::intValue).toArray();
      try {
        f.accept(Variable.ofShape(new SamplePoints(domain, random()).moderate(size(shape)), shape));
        return shape;
      } catch (RuntimeException | LinkageError | StackOverflowError thrown) {
        first = first == null ? thrown : first;
      }
    }
    throw new IllegalStateException("it accepts no sample of the shapes " + shapes, first);
  }

  private static int size(int[] shape) {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }
}
