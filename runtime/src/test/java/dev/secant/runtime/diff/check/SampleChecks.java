package dev.secant.runtime.diff.check;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.FunctionName;
import dev.secant.api.Variable;
import java.util.function.DoubleUnaryOperator;

/** Runs {@link GradientCheck} on a function and what it claims. */
abstract class SampleChecks {
  static GradientReport check(DoubleUnaryOperator f, DoubleUnaryOperator claim) {
    return GradientCheck.of(f, claim).run();
  }

  static CheckedDerivative at(double x, DoubleUnaryOperator f, double claim) {
    return GradientCheck.of(f, t -> claim).at(x).run().rows().get(0);
  }

  /** The table of issue 3: every claim is the exact derivative times a factor. */

  /** What is thrown besides exceptions is a mistake of the function too, and no end of the run. */

  /** A sum whose backward needs a class that is not there. */
  @FunctionName("broken_backward")
  static final class BrokenBackward implements DifferentiableFunction {
    @Override
    public Variable apply(Variable input) {
      return Variable.of(input.get(0) + input.get(1));
    }

    @Override
    public Variable backward(Variable input, Variable outputGradient) {
      throw new NoClassDefFoundError("org/acme/Missing");
    }
  }

  /** The line about the common ratio, or "". */
  static String hint(GradientReport report) {
    return report
        .summary()
        .lines()
        .filter(line -> line.startsWith("claimed / numerical is "))
        .findFirst()
        .orElse("");
  }

  /** A mean whose gradient forgets to divide. */
  @FunctionName("wrong_mean")
  static final class WrongMean implements DifferentiableFunction {
    @Override
    public Variable apply(Variable input) {
      double sum = 0;
      for (double x : input.toArray()) {
        sum += x;
      }
      return Variable.of(sum / input.size());
    }

    @Override
    public Variable backward(Variable input, Variable outputGradient) {
      return input.map(x -> outputGradient.item());
    }
  }

  /** A rotation of pairs whose backward forgets to transpose the matrix. */
  @FunctionName("untransposed")
  static final class Untransposed implements DifferentiableFunction {
    @Override
    public Variable apply(Variable input) {
      return Variable.of(input.get(1), -input.get(0));
    }

    @Override
    public Variable backward(Variable input, Variable outputGradient) {
      return apply(outputGradient);
    }
  }
}
