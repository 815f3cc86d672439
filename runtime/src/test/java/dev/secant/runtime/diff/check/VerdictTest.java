package dev.secant.runtime.diff.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which verdict seeded mistakes get, and what is no claim at all. */
class VerdictTest extends SampleChecks {
  @Nested
  class Verdicts {
    @Test
    void atAKinkAskForASubgradient() {
      for (double claim : new double[] {-1, -0.5, 0, 1}) {
        assertThat(at(0, Math::abs, claim).verdict()).isEqualTo(GradientVerdict.AGREE_SUBGRADIENT);
      }
      assertThat(at(0, Math::abs, 1.01).verdict()).isEqualTo(GradientVerdict.DISAGREE);
      assertThat(at(0, Math::abs, 1.01).reason())
          .isEqualTo("not between the slopes on both sides of a kink");
    }

    @Test
    void atAKinkAgreeThatThereIsNoDerivative() {
      DoubleUnaryOperator relu = x -> Math.max(0, x);
      DoubleUnaryOperator moved = x -> Math.abs(x - 1);
      assertThat(at(0, Math::abs, Double.NaN).verdict()).isEqualTo(GradientVerdict.AGREE);
      assertThat(at(0, relu, Double.NaN).verdict()).isEqualTo(GradientVerdict.AGREE);
      assertThat(at(1, moved, Double.NaN).reason()).isEqualTo("neither has a derivative at a kink");
      assertThat(at(0, Math::abs, Double.POSITIVE_INFINITY).verdict())
          .isEqualTo(GradientVerdict.DISAGREE);
    }

    @Test
    void atAVerticalTangentAskForTheInfinity() {
      assertThat(at(0, Math::cbrt, Double.POSITIVE_INFINITY).verdict())
          .isEqualTo(GradientVerdict.AGREE);
      assertThat(at(0, Math::cbrt, Double.NaN).verdict()).isEqualTo(GradientVerdict.AGREE);
      assertThat(at(0, Math::cbrt, 1e9).verdict()).isEqualTo(GradientVerdict.UNRESOLVED);
    }

    @Test
    void areOpenWhereThereIsNoDerivative() {
      assertThat(at(0, Math::signum, 0).verdict()).isEqualTo(GradientVerdict.UNRESOLVED);
      assertThat(at(-1, Math::log, -1).verdict()).isEqualTo(GradientVerdict.UNRESOLVED);
      assertThat(at(-1, Math::log, -1).reason())
          .isEqualTo("f is not finite there, or nowhere around");
      assertThat(at(0, Math::signum, 0).reason()).isEqualTo("f jumps there");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void disagreeWithAClaimThatIsNoNumber(double claim) {
      assertThat(at(1, Math::exp, claim).reason())
          .isEqualTo("the claim is not finite, but there is a derivative");
      assertThat(at(1, Math::exp, claim).verdict()).isEqualTo(GradientVerdict.DISAGREE);
    }

    @Test
    void findTheWrongSignOfATinyDerivative() {
      DoubleUnaryOperator f = x -> 1e-12 * x + 1e-12;
      assertThat(at(1, f, 1e-12).verdict()).isEqualTo(GradientVerdict.AGREE);
      assertThat(at(1, f, -1e-12).verdict()).isEqualTo(GradientVerdict.DISAGREE);
    }

    @Test
    void areOpenIfTheClaimHasTwoAnswers() {
      double[] answer = {0};
      GradientReport report = check(Math::exp, x -> answer[0]++);
      assertThat(report.verdict()).isEqualTo(GradientVerdict.UNRESOLVED);
      assertThat(report.rows().get(0).reason())
          .isEqualTo("the claim gave two answers for one point");
    }

    @Test
    void disagreeIfTheClaimThrows() {
      GradientReport report =
          check(
              Math::exp,
              x -> {
                throw new ArithmeticException("oops");
              });
      assertThat(report.verdict()).isEqualTo(GradientVerdict.DISAGREE);
      assertThat(report.rows().get(0).reason())
          .isEqualTo("the claim threw java.lang.ArithmeticException: oops");
    }
  }

  @Nested
  class Errors {
    private double missing(double x) {
      throw new NoClassDefFoundError("org/acme/Missing");
    }

    private double endless(double x) {
      return Double.isNaN(x) ? x : 1 + endless(x); // no end for a number
    }

    @Test
    void ofTheClaimAreFindings() {
      GradientReport missing = GradientCheck.of(Math::exp, this::missing).at(1).run();
      assertThat(missing.verdict()).isEqualTo(GradientVerdict.DISAGREE);
      assertThat(missing.rows().get(0).reason())
          .isEqualTo("the claim threw java.lang.NoClassDefFoundError");
      GradientReport endless = GradientCheck.of(Math::exp, this::endless).at(1).run();
      assertThat(endless.verdict()).isEqualTo(GradientVerdict.DISAGREE);
      assertThat(endless.rows().get(0).reason())
          .isEqualTo("the claim threw java.lang.StackOverflowError");
    }

    @Test
    void ofTheFunctionLeaveTheClaimOpen() {
      GradientReport report = GradientCheck.of(this::missing, Math::exp).run();
      assertThat(report.verdict()).isEqualTo(GradientVerdict.UNRESOLVED);
      assertThat(report.rows().get(0).reason()).isEqualTo("f threw java.lang.NoClassDefFoundError");
    }

    @Test
    void besideThePointLeaveItOpenToo() {
      DoubleUnaryOperator f = x -> x == 1 ? 1 : missing(x);
      assertThat(at(1, f, 1).verdict()).isEqualTo(GradientVerdict.UNRESOLVED);
    }

    @Test
    void ofBackwardAreFindings() {
      GradientReport report = GradientCheck.of(new BrokenBackward()).at(1, 2).run();
      assertThat(report.verdict()).isEqualTo(GradientVerdict.DISAGREE);
      assertThat(report.rows().get(0).reason())
          .isEqualTo("the claim threw java.lang.NoClassDefFoundError");
    }

    @Test
    void ofOtherKindsEndTheCheck() {
      GradientCheck check =
          GradientCheck.of(
              Math::exp,
              x -> {
                throw new OutOfMemoryError("all gone");
              });
      assertThatThrownBy(check::run).isInstanceOf(OutOfMemoryError.class).hasMessage("all gone");
    }
  }
}
