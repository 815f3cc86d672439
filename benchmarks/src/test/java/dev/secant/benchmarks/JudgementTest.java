package dev.secant.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.runtime.diff.DerivativeStatus;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The smoke test of the whole, and what a verdict says. */
class JudgementTest {
  private static final Expression X = Expression.argument(0);

  @Test
  void everyFamilyIsJudgedAndTheTextIsTheSameOnEveryJdk() {
    Options one = new Options(7, Family.values().length, 3, "");

    List<Problem> problems = one.problems();

    assertThat(problems).extracting(Problem::family).contains(Family.values());
    StringBuilder text = new StringBuilder();
    for (Problem problem : problems) {
      text.append(problem.name()).append(problem.sketch().f());
      text.append(problem.truth().kind()).append(problem.truth().left());
    }
    // A hash of texts and 120-digit truths; the number is what JDK 17 gave when the test was
    // written.
    assertThat(text.toString().hashCode()).isEqualTo(1271670802);
    assertThat(Main.judge(problems).lines(3))
        .anySatisfy(line -> assertThat(line).startsWith("all "))
        .anySatisfy(line -> assertThat(line).startsWith("cheap: all "));
  }

  @Nested
  class Verdicts {

    private static Verdict verdict(double value, double bar, DerivativeStatus status) {
      Sketch square = Sketch.of(X.apply(Elementary.SQUARE), 2); // f' = 4
      Truth truth = ExactDerivative.of(square).orElseThrow();
      Problem problem = new Problem(Family.SMOOTH, 0, square, truth);
      return new Verdict(problem, new Answer(value, bar, status, 10, value, value));
    }

    @Test
    void aNumberWithinItsBarIsRight() {
      Verdict verdict = verdict(4.5, 0.5, DerivativeStatus.NOISY);

      assertThat(verdict.isCovered()).isTrue();
      assertThat(verdict.relativeError()).isEqualTo(0.125);
      assertThat(verdict.complaint()).isEqualTo("MISSED");
    }

    @Test
    void tenBarsOffIsSilentlyWrongUnlessTheStatusWarns() {
      assertThat(verdict(4.5, 0.04, DerivativeStatus.OK).complaint()).isEqualTo("SILENT");
      assertThat(verdict(4.5, 0.06, DerivativeStatus.OK).complaint()).isEqualTo("UNCOVERED");
      assertThat(verdict(4.5, 0.04, DerivativeStatus.LOW_ACCURACY).isSilentlyWrong()).isFalse();
      assertThat(verdict(4.003, 1e-9, DerivativeStatus.OK).isSilentlyWrong()).isFalse();
      assertThat(verdict(4.5, 0.04, DerivativeStatus.KINK).isSilentlyWrong()).isTrue();
    }

    @Test
    void aRefusalIsOfTheWrongKindWhereTheValuesCanTell() {
      double infinity = Double.POSITIVE_INFINITY;

      assertThat(verdict(4, infinity, DerivativeStatus.UNRELIABLE).complaint()).isEqualTo("KIND");
      assertThat(verdict(Double.NaN, Double.NaN, DerivativeStatus.JUMP).complaint())
          .isEqualTo("KIND");
    }
  }
}
