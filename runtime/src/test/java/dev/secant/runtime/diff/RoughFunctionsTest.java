package dev.secant.runtime.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the adaptive derivative where f is not smooth, or not everywhere. */
class RoughFunctionsTest {
  private static Derivative at(DoubleUnaryOperator f, double x) {
    return AdaptiveDerivative.standard().atScalar(f, x);
  }

  private static void assertCovers(Derivative d, double truth) {
    assertThat(d.status().hasValue()).as("%s", d).isTrue();
    assertThat(Math.abs(d.value() - truth)).as("%s", d).isLessThanOrEqualTo(d.error());
  }

  @Nested
  class PointsWithoutADerivative {
    @Test
    void areNamedAKinkWithBothSlopes() {
      Derivative d = at(t -> Math.max(0.5 * t, 3 * t), 0);
      assertThat(d.status()).isEqualTo(DerivativeStatus.KINK);
      assertThat(d.value()).isCloseTo(1.75, within(1e-9));
      assertThat(d.error()).isCloseTo(1.25, within(1e-9));
      assertThat(d.leftSlope()).isCloseTo(0.5, within(1e-9));
      assertThat(d.rightSlope()).isCloseTo(3, within(1e-9));
    }

    @Test
    void areNamedAJump() {
      Derivative d = at(Math::floor, 2);
      assertThat(d.status()).isEqualTo(DerivativeStatus.JUMP);
      assertThat(d.value()).isNaN();
      assertThat(at(t -> Math.exp(t) + (t >= 1 ? 1e-3 : 0), 1).status())
          .isEqualTo(DerivativeStatus.JUMP);
    }

    @Test
    void areNamedAVerticalTangentWithItsSign() {
      assertThat(at(Math::cbrt, 0).value()).isEqualTo(Double.POSITIVE_INFINITY);
      assertThat(at(t -> -Math.cbrt(t), 0).value()).isEqualTo(Double.NEGATIVE_INFINITY);
      assertThat(at(Math::sqrt, 0).status()).isEqualTo(DerivativeStatus.VERTICAL_TANGENT);
      assertThat(at(t -> Math.sqrt(Math.abs(t)), 0).value()).isNaN();
    }

    @Test
    void areNamedOutOfDomain() {
      assertThat(at(Math::log, -1).status()).isEqualTo(DerivativeStatus.OUT_OF_DOMAIN);
      assertThat(at(t -> 1 / t, 0).status()).isEqualTo(DerivativeStatus.OUT_OF_DOMAIN);
      assertThat(at(t -> t == 1 ? 1 : Double.NaN, 1).status())
          .isEqualTo(DerivativeStatus.OUT_OF_DOMAIN);
    }

    /** Beside the largest double there is no step that is both two spacings wide and in range. */
    @ParameterizedTest
    @ValueSource(doubles = {Double.MAX_VALUE, -Double.MAX_VALUE, 0x1.ffffffffffffep1023})
    void areNamedUnreliableAtTheEndOfTheDoubles(double x) {
      assertThat(AdaptiveDerivative.standard().atScalar(Math::atan, x).status())
          .isEqualTo(DerivativeStatus.UNRELIABLE);
    }

    @Test
    void areNamedUnreliableWhereSlopesNeverSettle() {
      Derivative d = at(t -> t == 0 ? 0 : t * Math.sin(1 / t), 0);
      assertThat(d.status()).isEqualTo(DerivativeStatus.UNRELIABLE);
      assertThat(d.error()).isInfinite();
    }
  }

  @Nested
  class RoughFunctions {
    @Test
    void definedOnOneSideAreDifferentiatedThere() {
      Derivative d = at(t -> t <= 1 ? Math.exp(t) : Double.NaN, 1);
      assertThat(d.status()).isEqualTo(DerivativeStatus.ONE_SIDED);
      assertThat(d.value()).isCloseTo(Math.E, within(1e-7));
      assertCovers(d, Math.E);
    }

    @Test
    void thatAreNoisyGetABarAsWideAsTheNoiseDemands() {
      Derivative d = at(t -> Math.rint(Math.sin(t) * 1e4) / 1e4, 1);
      assertThat(d.status()).isEqualTo(DerivativeStatus.NOISY);
      assertThat(d.noise()).isBetween(1e-6, 1e-3);
      assertCovers(d, Math.cos(1));
    }

    @Test
    void thatAreFlatAroundThePointAreFlatWhereNothingIsQuantised() {
      DoubleUnaryOperator rectifier = t -> Math.max(t, 0);
      DoubleUnaryOperator step = t -> t >= 0 ? 1 : 0;
      for (Derivative d : List.of(at(rectifier, -2), at(rectifier, -1e-3), at(step, 2.3))) {
        assertThat(d.status()).isEqualTo(DerivativeStatus.OK);
        assertThat(d.value()).isZero();
        assertThat(d.error()).isLessThan(1e-9);
      }
    }

    @Test
    void thatAreStaircasesGetABarForBothThePieceAndTheTrend() {
      for (Derivative d :
          List.of(
              at(Math::floor, 2.5),
              at(t -> Math.rint(2 * Math.sin(t)) / 100, 0.72),
              at(t -> Math.floor(6.32 * t), -1.3478055714434474))) {
        assertThat(d.status()).isEqualTo(DerivativeStatus.NOISY);
        assertThat(d.value() - d.error()).isNegative();
        assertThat(d.value() + d.error()).isGreaterThan(0.02 * Math.cos(0.72));
      }
    }

    /** Between two roundings of the cosine this is c / x^2, exactly, and steep. */
    @ParameterizedTest
    @ValueSource(doubles = {-1.4e-4, 1e-4, 3e-5, 1e-5, -2.3e-6, -1.043074710504716e-6, 7e-7})
    void thatCancelAreNotDifferentiatedBetweenTwoInnerRoundings(double x) {
      Derivative d = at(t -> (1 - Math.cos(t)) / (t * t), x);
      assertThat(d.status()).isIn(DerivativeStatus.NOISY, DerivativeStatus.UNRELIABLE);
      assertCovers(d, -x / 12); // off by x^3 / 180, below 1e-6 of it
    }

    @Test
    void withAFineStructureAreDifferentiatedWithinIt() {
      double x = 1.6688765535781123;
      Derivative d = at(t -> t + 6.66e-6 * Math.sin(15430.93 * t), x);
      double truth = 1 + 6.66e-6 * 15430.93 * Math.cos(15430.93 * x);
      assertThat(d.status()).isEqualTo(DerivativeStatus.OK);
      assertThat(d.value()).isCloseTo(truth, within(1e-8));
    }

    /** Values are multiples of 2^-1074 here: 4 of them over a step of 1/8 are 1e-322. */
    @ParameterizedTest
    @ValueSource(doubles = {-720, -737.8, -740})
    void withSubnormalValuesAreDifferentiatedAsFarAsThoseTell(double x) {
      Derivative d = at(Math::exp, x);
      assertThat(d.status().hasValue()).isTrue();
      assertThat(d.value()).isCloseTo(Math.exp(x), within(1e-322));
      assertCovers(d, Math.exp(x));
    }

    @Test
    void thatAreDefinedOnOneSideAndHaveFewDerivativesAreOneSided() {
      Derivative d = at(t -> Math.pow(2.3 - t, 1.5), 2.3);
      assertThat(d.status()).isEqualTo(DerivativeStatus.ONE_SIDED);
      assertCovers(d, 0);
    }

    @Test
    void withAKinkCloseToAnotherHaveTheKinkAtThePoint() {
      double a = 123456.7;
      Derivative d = at(t -> Math.max(t - a, (t - a) * (t - a)), a);
      assertThat(d.status()).isEqualTo(DerivativeStatus.KINK);
      assertThat(d.leftSlope()).isCloseTo(0, within(1e-6));
      assertThat(d.rightSlope()).isCloseTo(1, within(1e-6));
    }

    /** Between two inner roundings all slopes are 0, with a bar far above f(x) / x. */
    @Test
    void withAZeroAndABarAboveAllTheySeeAreOfLowAccuracy() {
      double x = -6.51e-4;
      Derivative d = AdaptiveDerivative.standard().atScalar(t -> t - Math.sin(t), x);
      assertCovers(d, x * x / 2 - x * x * x * x / 24); // 1 - cos x; the next term is 1e-22
      assertThat(d.error() < 1e-3 * Math.abs(d.value()) || d.status() != DerivativeStatus.OK)
          .as(d.toString())
          .isTrue();
    }

    @Test
    void withFewDerivativesConvergeSlowlyAndSaySo() {
      Derivative d = at(t -> Math.pow(Math.abs(t), 1.5) + 2 * t, 0);
      assertThat(d.status()).isEqualTo(DerivativeStatus.LOW_SMOOTHNESS);
      assertThat(d.value()).isCloseTo(2, within(1e-6));
      assertCovers(d, 2);
    }

    @Test
    void closeToAKinkAreDifferentiatedOnTheirSideOfIt() {
      for (double distance : new double[] {1e-3, 1e-6, 1e-9}) {
        assertThat(at(t -> Math.abs(t - 1), 1 + distance).value()).isEqualTo(1);
      }
    }

    @Test
    void thatAnswerDifferentlyAreSaidToDoSo() {
      Random random = new Random(7);
      Derivative d = at(t -> t + 1e-9 * random.nextDouble(), 1);
      assertThat(d.status()).isEqualTo(DerivativeStatus.NOT_REPEATABLE);
      assertThat(d.value()).isNaN();
    }

    @Test
    void thatThrowOnTheSecondCallOnlyHaveTwoAnswers() {
      List<Double> calls = new ArrayList<>();
      Derivative d =
          at(
              t -> {
                if (t == 1 && calls.contains(1.0)) {
                  throw new IllegalStateException("once only");
                }
                calls.add(t);
                return t;
              },
              1);
      assertThat(d.status()).isEqualTo(DerivativeStatus.NOT_REPEATABLE);
    }

    @Test
    void thatOverflowTheStackBesideThePointAreUndefinedThereAndACancellationPasses() {
      DoubleUnaryOperator deep =
          t -> {
            if (t < 1) {
              throw new StackOverflowError();
            }
            return t * t;
          };
      assertThat(at(deep, 1).status()).isEqualTo(DerivativeStatus.ONE_SIDED);
      DoubleUnaryOperator stopped =
          t -> {
            if (t < 1) {
              throw new CancellationException("stop");
            }
            return t;
          };
      assertThatThrownBy(() -> at(stopped, 1)).isInstanceOf(CancellationException.class);
    }

    @Test
    void thatThrowBesideThePointAreUndefinedThere() {
      Derivative d =
          at(
              t -> {
                if (t < 1) {
                  throw new ArithmeticException("not below 1");
                }
                return t * t;
              },
              1);
      assertThat(d.status()).isEqualTo(DerivativeStatus.ONE_SIDED);
      assertCovers(d, 2);
    }

    @Test
    void thatThrowAtThePointThrow() {
      assertThatThrownBy(
              () ->
                  at(
                      t -> {
                        throw new ArithmeticException("nowhere");
                      },
                      1))
          .isInstanceOf(ArithmeticException.class)
          .hasMessage("nowhere");
    }
  }
}
