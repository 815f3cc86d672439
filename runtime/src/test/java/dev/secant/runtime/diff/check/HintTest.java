package dev.secant.runtime.diff.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.secant.api.Variable;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.diff.bar.Slope;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tests what a report says of the mistake, and on which evidence. */
class HintTest extends SampleChecks {
  @Nested
  class CommonRatios {
    @Test
    void thatNoMistakeMakesAreNotExplained() {
      assertThat(hint(check(Math::exp, x -> 8731.3 * Math.exp(x))))
          .isEqualTo("claimed / numerical is 8731 in all 24 that disagree");
      assertThat(hint(check(Math::exp, x -> 8731 * Math.exp(x))))
          .isEqualTo("claimed / numerical is 8731 in all 24 that disagree");
      assertThat(hint(check(Math::exp, x -> Math.exp(x) / 8731)))
          .isEqualTo("claimed / numerical is 1.145E-4 in all 24 that disagree");
      assertThat(hint(GradientCheck.of(Math::exp, x -> 8731.3 * Math.exp(x)).at(1).run()))
          .isEmpty();
    }

    @Test
    void areNearAMistakeOnlyWithinTheBars() {
      // Off by half a thousandth, and the bars of exp are below 1e-9.
      assertThat(hint(check(Math::exp, x -> 2.001 * Math.exp(x))))
          .isEqualTo("claimed / numerical is 2.001 in all 24 that disagree");
      assertThat(hint(check(Math::exp, x -> 1000 * Math.exp(x))))
          .isEqualTo(
              "claimed / numerical is 1000 in all 24 that disagree: a factor of 1000 too many");
      assertThat(hint(check(Math::exp, x -> 19 * Math.exp(x))))
          .endsWith(": a factor of 19 too many");
      assertThat(hint(check(Math::exp, x -> 0.01 * Math.exp(x))))
          .endsWith(": a factor of 100 is missing");
    }

    @Test
    void ofTheWrongSignHaveItToo() {
      assertThat(hint(check(Math::exp, x -> -2 * Math.exp(x))))
          .isEqualTo(
              "claimed / numerical is -2 in all 24 that disagree: the sign is wrong, and a factor"
                  + " of 2 too many");
      assertThat(hint(check(Math::exp, x -> Math.exp(x) / -3)))
          .endsWith(": the sign is wrong, and a factor of 3 is missing");
    }

    @Test
    void thatAreCloseToOneShowTheDifference() {
      GradientReport report =
          GradientCheck.of(Math::exp, x -> (1 + 1e-6) * Math.exp(x)).at(0.5, 1, 2).run();
      assertThat(hint(report)).isEqualTo("claimed / numerical is 1 + 1E-6 in all 3 that disagree");
      assertThat(report.toString().lines().filter(line -> line.startsWith("DISAGREE ")))
          .hasSize(3)
          .allMatch(line -> line.contains(" 1 + 1E-6 "));
    }

    @Test
    void ofZeroAreCalledAlwaysOnlyIfTheyAre() {
      assertThat(hint(GradientCheck.of(Math::exp, x -> 0).at(1).run())).isEmpty();
      assertThat(hint(check(Math::exp, x -> 0)))
          .isEqualTo("claimed / numerical is 0 in all 24 that disagree: the claim is always 0");
      assertThat(
              hint(GradientCheck.of(Math::exp, x -> x > 1 ? 0 : Math.exp(x)).at(0.5, 2, 3).run()))
          .isEqualTo("claimed / numerical is 0 in all 2 that disagree: the claim is 0 there");
    }

    @Test
    void doNotCountWhatHasNone() {
      GradientReport report =
          GradientCheck.of(Math::exp, x -> x > 2 ? Double.NaN : -Math.exp(x)).at(0, 1, 3).run();
      assertThat(hint(report))
          .isEqualTo("claimed / numerical is -1 in 2 of the 3 that disagree: the sign is wrong");
    }
  }

  @Nested
  class Evidence {
    @Test
    void theTaylorRateIsTwoForARightClaimAndOneForAWrongOne() {
      // Finite steps: the next term bends the rate by a few percent at most.
      assertThat(at(1, Math::exp, Math.E).taylorRate()).isBetween(1.9, 2.1);
      assertThat(at(1, Math::exp, 1.01 * Math.E).taylorRate()).isBetween(0.9, 1.1);
      assertThat(at(1, x -> 3 * x, 3).taylorRate()).isNaN(); // no remainder at all
    }

    @Test
    void aCommonRatioNamesTheBug() {
      assertThat(check(Math::exp, x -> -Math.exp(x)).toString()).contains(": the sign is wrong");
      assertThat(check(Math::exp, x -> 2 * Math.exp(x)).toString())
          .contains("claimed / numerical is 2 in all 24 that disagree: a factor of 2 too many");
      assertThat(check(x -> x * x, x -> x).toString()).contains(": a factor of 2 is missing");
      assertThat(
              check(x -> Math.sin(Math.toRadians(x)), x -> Math.cos(Math.toRadians(x))).toString())
          .contains(": degrees and radians are mixed up");
    }

    @Test
    void theRatioOfAMeanNamesTheNumberOfElements() {
      GradientReport report = GradientCheck.of(new WrongMean()).run();
      assertThat(report.verdict()).isEqualTo(GradientVerdict.DISAGREE);
      assertThat(report.commonRatio()).isCloseTo(5, within(1e-6));
      assertThat(report.toString()).contains(": not divided by the number of elements, 5");
    }

    @Test
    void noCommonRatioIsClaimedWhereThereIsNone() {
      GradientReport report = check(Math::exp, x -> Math.exp(x) + 1);
      assertThat(report.commonRatio()).isNaN();
    }

    @Test
    void whatIsEqualIsNeverTheWorst() {
      GradientJudge.Judgement agree = new GradientJudge.Judgement(GradientVerdict.AGREE, "");
      Slope nearly = new Slope(2, 1e-9, DerivativeStatus.OK);
      GradientReport report =
          new GradientReport(
              "f",
              "at given points",
              List.of(
                  new CheckedDerivative("f'", Variable.of(1.0), 3, Slope.exact(3), agree, 2),
                  new CheckedDerivative("f'", Variable.of(2.0), 2 + 1e-10, nearly, agree, 2)));
      assertThat(report.rows())
          .extracting(CheckedDerivative::point)
          .containsExactly(Variable.of(2.0), Variable.of(1.0));
    }

    @Test
    void theWorstComesFirst() {
      GradientReport report =
          GradientCheck.of(Math::abs, x -> x > 2 ? 1.5 : Math.signum(x)).at(0, 1, 3, -1).run();
      assertThat(report.rows().get(0).point()).isEqualTo(Variable.of(3.0));
      assertThat(report.rows())
          .extracting(CheckedDerivative::verdict)
          .containsExactly(
              GradientVerdict.DISAGREE,
              GradientVerdict.AGREE_SUBGRADIENT,
              GradientVerdict.AGREE,
              GradientVerdict.AGREE);
    }
  }
}
