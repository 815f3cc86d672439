package dev.secant.runtime.diff.check;

import dev.secant.runtime.text.ThrownText;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a function says about its derivative, asked twice.
 *
 * <p>A class that is missing and endless recursion are mistakes of the function like any exception,
 * and findings too. Other errors, such as a lack of memory, end the check.
 *
 * @param value the answer; NaN if it threw
 * @param failure the verdict, where the answer is none; else null
 */
record Claim(double value, GradientJudge.@Nullable Judgement failure) {
  private static final int LONGEST_MESSAGE = 300;

  static Claim of(DoubleUnaryOperator derivative, double x) {
    try {
      double value = derivative.applyAsDouble(x);
      double again = derivative.applyAsDouble(x);
      return Double.compare(value, again) == 0
          ? new Claim(value, null)
          : new Claim(value, GradientJudge.unresolved("the claim gave two answers for one point"));
    } catch (RuntimeException | LinkageError | StackOverflowError thrown) {
      return new Claim(Double.NaN, thrown(thrown));
    }
  }

  static GradientJudge.Judgement thrown(Throwable thrown) {
    return new GradientJudge.Judgement(
        GradientVerdict.DISAGREE, "the claim threw " + ThrownText.of(thrown, LONGEST_MESSAGE));
  }

  /** Without a value of f there is nothing that the claim could be wrong about. */
  static GradientJudge.Judgement thrownByFunction(Throwable thrown) {
    return GradientJudge.unresolved("f threw " + ThrownText.of(thrown, LONGEST_MESSAGE));
  }
}
