package dev.secant.runtime.diff.check;

import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a function says about its derivative, asked twice.
 *
 * @param value the answer; NaN if it threw
 * @param failure the verdict, where the answer is none; else null
 */
record Claim(double value, GradientJudge.@Nullable Judgement failure) {
  static Claim of(DoubleUnaryOperator derivative, double x) {
    try {
      double value = derivative.applyAsDouble(x);
      double again = derivative.applyAsDouble(x);
      return Double.compare(value, again) == 0
          ? new Claim(value, null)
          : new Claim(value, GradientJudge.unresolved("the claim gave two answers for one point"));
    } catch (RuntimeException thrown) {
      return new Claim(Double.NaN, thrown(thrown));
    }
  }

  static GradientJudge.Judgement thrown(RuntimeException thrown) {
    return new GradientJudge.Judgement(GradientVerdict.DISAGREE, "the claim threw " + thrown);
  }
}
