package dev.secant.runtime.diff.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.secant.api.Variable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tests {@link GradientCheck} on functions of arrays and on second derivatives. */
class CheckedArraysTest extends SampleChecks {
  @Nested
  class Arrays {
    @Test
    void seeEveryEntryOfEveryOutput() {
      GradientReport report = GradientCheck.of(new Untransposed()).withInputShape(2).run();
      assertThat(report.verdict()).isEqualTo(GradientVerdict.DISAGREE);
      assertThat(report.commonRatio()).isCloseTo(-1, within(1e-6));
    }

    @Test
    void areComparedAlongADirectionOnlyIfTheyAreLarge() {
      GradientReport report = GradientCheck.of(new WrongMean()).withInputShape(20, 5).run();
      assertThat(report.rows()).extracting(CheckedDerivative::what).containsOnly("along v");
      assertThat(report.verdict()).isEqualTo(GradientVerdict.DISAGREE);
    }

    @Test
    void takeGivenPoints() {
      GradientReport report = GradientCheck.of(new WrongMean()).at(1, 2, 4).run();
      assertThat(report.rows())
          .extracting(CheckedDerivative::point)
          .containsOnly(Variable.of(1, 2, 4));
    }
  }

  @Nested
  class SecondDerivatives {
    @Test
    void agreeWithAClaim() {
      GradientCheck.of(Math::sin, Math::cos).withSecondDerivative(x -> -Math.sin(x)).assertAgrees();
    }

    @Test
    void thatAreWrongAreFound() {
      GradientReport report =
          GradientCheck.of(Math::sin, Math::cos).withSecondDerivative(Math::sin).run();
      assertThat(report.rows().get(0).what()).isEqualTo("f''");
      assertThat(report.toString()).contains(": the sign is wrong");
    }

    @Test
    void areForFunctionsOfANumber() {
      assertThatIllegalStateException()
          .isThrownBy(() -> GradientCheck.of(new WrongMean()).withSecondDerivative())
          .withMessage(
              "second derivatives are checked for functions of a number only, wrong_mean is one of"
                  + " an array");
    }
  }
}
