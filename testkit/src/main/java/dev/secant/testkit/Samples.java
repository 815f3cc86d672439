package dev.secant.testkit;

import dev.secant.api.Domain;
import dev.secant.api.Example;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The inputs at which functions are tried: the same in every run. */
final class Samples {
  private static final long SEED = 1;
  private static final int ORDINARY = 48;

  /** Zeros, subnormals, where formulas cancel, where e^x ends, the largest; both signs. */
  private static final double[] HOSTILE =
      DoubleStream.of(
              0.0,
              Double.MIN_VALUE,
              0x1p-1030,
              Double.MIN_NORMAL,
              1e-160,
              0x1p-54,
              1e-8,
              0.5,
              Math.nextDown(1.0),
              1,
              Math.nextUp(1.0),
              2,
              Math.PI,
              37,
              709.7,
              709.8,
              745.1,
              745.2,
              1e5,
              0x1p31,
              0x1p53,
              1e160,
              0x1p1023,
              Double.MAX_VALUE,
              Double.POSITIVE_INFINITY)
          .flatMap(x -> DoubleStream.of(x, -x))
          .toArray();

  private Samples() {}

  /** Returns all that a function of a number is tried at: hostile numbers, edges, ordinary ones. */
  static double[] numbers(Subject subject, Domain domain) {
    return Stream.of(
            DoubleStream.of(HOSTILE),
            DoubleStream.of(Double.NaN),
            DoubleStream.of(edges(domain)),
            DoubleStream.of(ordinary(domain, ORDINARY)),
            subject.inputs().stream().flatMapToDouble(x -> DoubleStream.of(x.toArray())))
        .flatMapToDouble(numbers -> numbers)
        .toArray();
  }

  /** Returns the bounds and excepted points of a domain, with the doubles next to them. */
  static double[] edges(Domain domain) {
    return DoubleStream.concat(
            DoubleStream.of(domain.lower(), domain.upper()), DoubleStream.of(domain.exceptions()))
        .filter(Double::isFinite)
        .flatMap(x -> DoubleStream.of(Math.nextDown(x), x, Math.nextUp(x), x - 1, x + 1))
        .toArray();
  }

  /** Returns numbers inside a domain, of magnitudes from 1e-3 to 1e3 where it is unbounded. */
  static double[] ordinary(Domain domain, int count) {
    SplittableRandom random = new SplittableRandom(SEED);
    return DoubleStream.generate(() -> inside(domain, random))
        .filter(domain::contains)
        .limit(count)
        .toArray();
  }

  private static double inside(Domain domain, SplittableRandom random) {
    double lower = domain.lower();
    double upper = domain.upper();
    if (lower == upper) {
      return lower;
    }
    double magnitude = Math.pow(10, random.nextDouble(-3, 3));
    if (Double.isInfinite(lower) && Double.isInfinite(upper)) {
      return random.nextBoolean() ? magnitude : -magnitude;
    }
    if (Double.isInfinite(upper)) {
      return lower + magnitude;
    }
    if (Double.isInfinite(lower)) {
      return upper - magnitude;
    }
    double share = random.nextDouble();
    return lower * (1 - share) + upper * share;
  }

  /** Returns arrays of shapes that a function may accept: those of its author first. */
  static List<Variable> arrays(Subject subject, Function function) {
    List<Variable> arrays = new ArrayList<>(subject.inputs());
    for (Example example : function.examples()) {
      arrays.add(example.input());
    }
    Domain domain = function.domain();
    for (int[] shape : new int[][] {{5}, {1}, {2}, {3}, {4}, {3, 3}, {2, 3}, {}}) {
      arrays.add(array(domain, shape));
    }
    return arrays;
  }

  private static Variable array(Domain domain, int... shape) {
    int size = 1;
    for (int length : shape) {
      size *= length;
    }
    return Variable.ofShape(ordinary(domain, size), shape);
  }

  /** Returns arrays of one shape with numbers that formulas dislike among ordinary ones. */
  static List<Variable> hostileLike(Variable input) {
    List<Variable> arrays = new ArrayList<>();
    for (double hostile :
        new double[] {
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          0,
          -0.0,
          Double.MIN_VALUE,
          Double.MAX_VALUE,
          -Double.MAX_VALUE
        }) {
      double[] one = input.toArray();
      one[one.length / 2] = hostile;
      arrays.add(Variable.ofShape(one, input.shape()));
      arrays.add(input.map(x -> hostile));
    }
    return arrays;
  }
}
