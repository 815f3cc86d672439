package dev.secant.runtime.diff.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.secant.api.ElementwiseFunction;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.diff.DifferenceMethod;
import dev.secant.runtime.diff.NumericalDiff;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link StepSweep} against what the error formulas of difference quotients say. */
class StepSweepTest {
  private static final double U = 0x1p-53;

  private static StepSweep central(DoubleUnaryOperator f, double x) {
    return StepSweep.of(f, x, DifferenceMethod.CENTRAL);
  }

  @Nested
  class Regimes {
    @Test
    void ofTheCentralQuotientHaveTheirTheoreticalSlopes() {
      StepSweep sweep = central(Math::exp, 1);
      assertThat(sweep.truncation().slope()).isCloseTo(2, within(0.05)); // next term: eps^2 / 20
      assertThat(sweep.truncation().constant()).isCloseTo(Math.E / 6, within(0.1)); // |f'''| / 6
      assertThat(sweep.rounding().slope()).isCloseTo(-1, within(0.3)); // errors are at random
    }

    @ParameterizedTest
    @EnumSource(names = {"FORWARD", "BACKWARD"})
    void ofOneSidedQuotientsHaveTruncationOfFirstOrder(DifferenceMethod quotient) {
      StepSweep sweep = StepSweep.of(Math::exp, 1, quotient);
      assertThat(sweep.truncation().slope()).isCloseTo(1, within(0.05)); // next term: eps / 3
      assertThat(sweep.truncation().constant()).isCloseTo(Math.E / 2, within(0.3)); // |f''| / 2
      assertThat(sweep.rounding().slope()).isCloseTo(-1, within(0.3));
    }

    @Test
    void doNotExistWithoutTruncation() {
      StepSweep sweep = central(x -> x * x, 3);
      assertThat(sweep.truncation().exists()).isFalse();
      assertThat(sweep.truncation()).hasToString("none");
      assertThat(sweep.bestEps()).isGreaterThan(0.1); // the larger the better
    }
  }

  @Nested
  class BestStep {
    @Test
    void isNearTheTheoreticalOne() {
      StepSweep sweep = central(Math::sin, 1);
      // (3 u |f / f'''|)^(1/3), within a decade: rounding is at random and mostly below its bound
      double theory = Math.cbrt(3 * U * Math.tan(1));
      assertThat(sweep.bestEps()).isBetween(theory / 10, theory * 10);
      assertThat(sweep.bestError()).isLessThan(1e-9).isGreaterThan(0);
    }

    @Test
    void beatsThePublishedStep() {
      StepSweep sweep = StepSweep.of(x -> Math.exp(2 * x * x), 0.5, DifferenceMethod.CENTRAL);
      double published =
          NumericalDiff.central(ElementwiseFunction.of("f", x -> Math.exp(2 * x * x)), 0.5, 1e-4);
      double exact = 3.2974425414002564; // mpmath: 4 x exp(2 x^2)
      assertThat(sweep.bestError()).isLessThan(Math.abs(published - exact) / 100);
      assertThat(sweep.bestEps()).isBetween(1e-6, 1e-5);
    }
  }

  @Nested
  class Points {
    @Test
    void runFromTheSmallestToTheLargestStepWithExactPowersOfTen() {
      StepSweep sweep = central(Math::exp, 1);
      assertThat(sweep.points()).hasSize(65);
      assertThat(sweep.points().get(0).eps()).isEqualTo(1e-16);
      assertThat(sweep.points().get(48).eps()).isEqualTo(1e-4);
      assertThat(sweep.points().get(64).eps()).isEqualTo(1);
    }

    @Test
    void areThoseOfTheFixedStep() {
      StepSweep sweep = central(x -> x * x, 2);
      assertThat(sweep.points().get(48).value()).isEqualTo(4.000000000004); // published
    }

    @Test
    void areUndefinedWhereTheStepVanishesOrTheFunctionFails() {
      StepSweep sweep =
          central(
              x -> {
                if (x > 5.5) {
                  throw new IllegalStateException("too far");
                }
                return x;
              },
              5);
      assertThat(sweep.points().get(0).value()).isNaN(); // 5 + 1e-16 is 5
      assertThat(sweep.points().get(64).value()).isNaN(); // throws at 6
      assertThat(sweep.points().get(48).value()).isCloseTo(1, within(1e-11)); // u 5 / eps
    }

    @Test
    void areMeasuredAgainstTheExactDerivativeIfItIsGiven() {
      StepSweep sweep = StepSweep.of(Math::exp, 0, DifferenceMethod.FORWARD, 1);
      assertThat(sweep.reference()).isEqualTo(1);
      assertThat(sweep.points().get(64).error()).isEqualTo(Math.exp(1) - 1 - 1);
    }
  }

  @Nested
  class WithoutADerivative {
    @Test
    void thereIsNoErrorAndNoBestStep() {
      StepSweep sweep = central(Math::abs, 0);
      assertThat(sweep.referenceStatus()).isEqualTo(DerivativeStatus.KINK);
      assertThat(sweep.reference()).isNaN();
      assertThat(sweep.bestEps()).isNaN();
      assertThat(sweep.bestError()).isNaN();
      assertThat(sweep.points().get(48).value()).isZero();
      assertThat(sweep.points().get(48).error()).isNaN();
    }

    @Test
    void theSlopesOfAKinkAreTold() {
      StepSweep sweep = StepSweep.of(Math::abs, 0, DifferenceMethod.FORWARD);
      assertThat(sweep.leftSlope()).isEqualTo(-1);
      assertThat(sweep.rightSlope()).isEqualTo(1);
      assertThat(sweep.growth().slope()).isZero();
      assertThat(sweep.growth().constant()).isEqualTo(1);
      assertThat(sweep.summary())
          .isEqualTo(
              """
              forward difference at x = 0
              derivative  none, KINK: the slope is -1.0 on the left, which backward finds, and 1.0 on the right, which forward finds
              quotients   go as 1 eps^0, so that no eps is best""");
      assertThat(central(Math::abs, 0).summary())
          .endsWith("\nquotients   are exactly 0, which is no derivative here, whatever the step");
    }

    @Test
    void theQuotientsNameTheKind() {
      // sqrt(eps) / eps, and 1 / eps: powers to the rounding of a logarithm
      StepSweep tangent = StepSweep.of(Math::sqrt, 0, DifferenceMethod.FORWARD);
      assertThat(tangent.growth().slope()).isCloseTo(-0.5, within(1e-12));
      StepSweep jump = StepSweep.of(x -> x > 0 ? 1 : 0, 0, DifferenceMethod.FORWARD);
      assertThat(jump.growth().slope()).isCloseTo(-1, within(1e-12));
      assertThat(central(Math::exp, 1).growth().exists()).isFalse();
    }

    @Test
    void missingQuotientsAreExplained() {
      assertThat(central(Math::sqrt, 0).summary())
          .endsWith(
              "no quotient: f is not finite at x - eps or x + eps, whatever the step; forward and"
                  + " backward need one side only");
      assertThat(central(Math::log, -1).summary())
          .contains("OUT_OF_DOMAIN: f is not finite there, or nowhere around\n")
          .endsWith("no quotient: f is not finite at x - eps or x + eps, whatever the step");
      assertThat(central(x -> x, 1e300).summary())
          .endsWith(
              "no quotient: no step up to 1 changes x, where neighbouring doubles are 1.5E284"
                  + " apart");
    }
  }

  @Test
  void printsASummaryAndALineADecade() {
    assertThat(central(Math::exp, 1).toString())
        .startsWith("central difference at x = 1\nderivative  2.71828")
        .contains("best eps", "rounding ", "truncation ", "\n1E-16", "\n0.01 ");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void refusesWhatIsNotFinite(double bad) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> central(Math::exp, bad))
        .withMessage("x must be finite, was " + bad);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StepSweep.of(Math::exp, 1, DifferenceMethod.CENTRAL, bad))
        .withMessage("exact must be finite, was " + bad);
  }
}
