package dev.secant.testkit;

import dev.secant.api.Decimal;
import dev.secant.api.Domain;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** What holds for the values of a function of a number. */
final class NumberChecks {
  private static final double ALL_ARE_WHOLE = 0x1p52;

  private final ElementwiseFunction function;

  private NumberChecks(ElementwiseFunction function) {
    this.function = function;
  }

  static List<Check> of(ElementwiseFunction function) {
    NumberChecks checks = new NumberChecks(function);
    return List.of(
        new Check(Clause.RETURNS, checks::returns),
        new Check(Clause.NAN, checks::givesNanForNan),
        new Check(Clause.INSIDE, checks::hasAValueInside),
        new Check(Clause.OUTSIDE, checks::hasNoneOutside),
        new Check(Clause.SHAPE, checks::appliesToArrays));
  }

  private double[] numbers(Trial trial) {
    return Samples.numbers(trial.subject(), function.domain());
  }

  private void returns(Trial trial) {
    for (double x : numbers(trial)) {
      trial.forward(function, x);
    }
  }

  private void givesNanForNan(Trial trial) {
    double value = trial.forward(function, Double.NaN);
    if (!Double.isNaN(value)) {
      throw Clause.NAN.brokenBy(
          trial.subject().says("gave " + Decimal.toString(value) + " for NaN"));
    }
  }

  /**
   * Single points may be missing: a domain cannot list the poles of the gamma function, which lie
   * at whole numbers; and from 2^52 on, all doubles are whole.
   */
  private void hasAValueInside(Trial trial) {
    Domain domain = function.domain();
    double[] holes =
        DoubleStream.of(numbers(trial))
            .filter(x -> domain.contains(x) && Double.isNaN(trial.forward(function, x)))
            .toArray();
    boolean hasPolesAtWholeNumbers =
        DoubleStream.of(holes).anyMatch(x -> x == Math.rint(x) && isSinglePoint(trial, x));
    for (double x : holes) {
      boolean isPole = hasPolesAtWholeNumbers && Math.abs(x) >= ALL_ARE_WHOLE;
      if (!isPole && !isSinglePoint(trial, x)) {
        throw Clause.INSIDE.brokenBy(
            trial.subject().says("gave NaN" + Subject.at(x) + ", in its domain, " + domain));
      }
    }
  }

  private boolean isSinglePoint(Trial trial, double x) {
    return !Double.isNaN(trial.forward(function, Math.nextDown(x)))
        && !Double.isNaN(trial.forward(function, Math.nextUp(x)));
  }

  private void hasNoneOutside(Trial trial) {
    Domain domain = function.domain();
    for (double x : numbers(trial)) {
      if (!Double.isFinite(x) || domain.contains(x)) {
        continue; // of an infinity a limit may be anything
      }
      double value = trial.forward(function, x);
      boolean isLimit = Double.isInfinite(value) && isEdge(domain, x);
      if (!Double.isNaN(value) && !isLimit) {
        throw Clause.OUTSIDE.brokenBy(
            trial
                .subject()
                .says(
                    "gave "
                        + Decimal.toString(value)
                        + Subject.at(x)
                        + ", outside its domain, "
                        + domain));
      }
    }
  }

  private static boolean isEdge(Domain domain, double x) {
    return x == domain.lower()
        || x == domain.upper()
        || DoubleStream.of(domain.exceptions()).anyMatch(edge -> edge == x);
  }

  /** Arrays of two dimensions early: of a slow function, not all shapes are tried. */
  private void appliesToArrays(Trial trial) {
    double[] numbers = numbers(trial);
    double[] alone = DoubleStream.of(numbers).map(x -> trial.forward(function, x)).toArray();
    for (int[] shape : new int[][] {{}, {2, 3}, {7}, {1}, {2, 2, 2}}) {
      int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
      for (int from = 0; from + size <= numbers.length && trial.hasTime(); from += size) {
        Variable input = Variable.ofShape(Arrays.copyOfRange(numbers, from, from + size), shape);
        Variable expected = Variable.ofShape(Arrays.copyOfRange(alone, from, from + size), shape);
        compare(trial, input, expected, trial.apply(function, input));
      }
    }
  }

  private static void compare(Trial trial, Variable input, Variable alone, Variable result) {
    if (!result.hasShapeOf(input)) {
      throw Clause.SHAPE.brokenBy(
          trial
              .subject()
              .says("returned shape " + Arrays.toString(result.shape()) + Subject.at(input)));
    }
    for (int i = 0; i < input.size(); i++) {
      if (!Subject.sameBits(result.get(i), alone.get(i))) {
        throw Clause.SHAPE.brokenBy(
            trial
                .subject()
                .says(
                    "gave "
                        + Decimal.toString(result.get(i))
                        + " as element "
                        + i
                        + " of apply, but forward gives "
                        + Decimal.toString(alone.get(i))
                        + Subject.at(input.get(i))));
      }
    }
  }
}
