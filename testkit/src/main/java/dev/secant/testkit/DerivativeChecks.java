package dev.secant.testkit;

import dev.secant.api.Decimal;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.DifferentiableFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Variable;
import dev.secant.runtime.diff.check.GradientCheck;
import dev.secant.runtime.diff.check.GradientReport;
import dev.secant.runtime.diff.check.GradientVerdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** What holds for a function that knows its derivative. */
final class DerivativeChecks {
  /** A point of a gradient check takes so many times as long as the usual inputs once. */
  private static final int INPUTS_A_POINT = 10;

  private final DifferentiableFunction function;

  private DerivativeChecks(DifferentiableFunction function) {
    this.function = function;
  }

  static List<Check> of(DifferentiableFunction function) {
    DerivativeChecks checks = new DerivativeChecks(function);
    List<Check> all = new ArrayList<>();
    all.add(new Check(Clause.DERIVATIVE, checks::agrees));
    if (function instanceof DifferentiableElementwiseFunction elementwise) {
      all.add(new Check(Clause.DERIVATIVE_RETURNS, trial -> returns(trial, elementwise)));
    }
    all.add(new Check(Clause.BACKWARD, checks::keepsShapes));
    return all;
  }

  private void agrees(Trial trial) {
    GradientReport report;
    try {
      report = check(trial).run();
    } catch (IllegalStateException nothingToCheck) {
      throw new TestAbortedException(
          trial.subject().says("could not be checked: " + nothingToCheck.getMessage()),
          nothingToCheck);
    }
    if (report.verdict() == GradientVerdict.DISAGREE) {
      throw Clause.DERIVATIVE.brokenBy(
          trial.subject().says("claims a wrong derivative\n" + report));
    }
    if (report.verdict() == GradientVerdict.UNRESOLVED) {
      throw new TestAbortedException(
          trial.subject().says("could not be checked: nothing is certain\n" + report));
    }
  }

  /** Of a slow function, fewer points are compared. */
  private GradientCheck check(Trial trial) {
    GradientCheck check = GradientCheck.of(function);
    long begin = System.nanoTime();
    inputs(trial).forEach(trial::apply);
    double point = INPUTS_A_POINT * (double) (System.nanoTime() - begin);
    int most = function instanceof ElementwiseFunction ? 24 : 6; // as it has by itself
    int samples = 1;
    while (samples < most && trial.hasTimeFor((samples + 1) * point)) {
      samples++;
    }
    return check.withSamples(samples);
  }

  private static void returns(Trial trial, DifferentiableElementwiseFunction function) {
    for (double x : Samples.numbers(trial.subject(), function.domain())) {
      double derivative = trial.derivative(function, x);
      boolean hasValue = !Double.isNaN(x) && !Double.isNaN(trial.forward(function, x));
      if (!hasValue && !Double.isNaN(derivative)) {
        throw Clause.DERIVATIVE_RETURNS.brokenBy(
            trial
                .subject()
                .says(
                    "claims the derivative "
                        + Decimal.toString(derivative)
                        + Subject.at(x)
                        + ", where its value is NaN"));
      }
      if (!Subject.sameBits(derivative, trial.derivative(function, x))) {
        throw Clause.REPEATABLE.brokenBy(
            trial.subject().says("claims two derivatives" + Subject.at(x)));
      }
    }
  }

  private void keepsShapes(Trial trial) {
    for (Variable input : inputs(trial)) {
      Variable value = trial.apply(input);
      Variable ones = value.map(y -> 1.0);
      Variable gradient = trial.backward(function, input, ones);
      if (!gradient.hasShapeOf(input)) {
        throw Clause.BACKWARD.brokenBy(
            trial
                .subject()
                .says(
                    "gave a gradient of shape "
                        + Arrays.toString(gradient.shape())
                        + Subject.at(input)));
      }
      refuses(trial, input, value);
    }
  }

  private List<Variable> inputs(Trial trial) {
    return function instanceof ElementwiseFunction
        ? List.of(Variable.of(0.5), Variable.of(0.25, 0.5), Variable.ofShape(new double[6], 2, 3))
        : ArrayChecks.accepted(trial, function);
  }

  private void refuses(Trial trial, Variable input, Variable value) {
    double[] more = new double[value.size() + 1];
    Arrays.fill(more, 1);
    Variable wrong = Variable.of(more);
    Throwable thrown = null;
    try {
      function.backward(input, wrong);
    } catch (Throwable refusal) { // a function under test may throw anything
      thrown = refusal;
    }
    if (!(thrown instanceof IllegalArgumentException)) {
      throw Clause.BACKWARD.brokenBy(
          trial
              .subject()
              .says(
                  (thrown == null ? "took" : "threw " + Subject.thrown(thrown) + " for")
                      + " an outputGradient of shape "
                      + Arrays.toString(wrong.shape())
                      + " where the value has shape "
                      + Arrays.toString(value.shape())
                      + ","
                      + Subject.at(input)));
    }
  }
}
