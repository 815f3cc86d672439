package dev.secant.runtime.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.secant.api.Function;
import dev.secant.api.Variable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link AdaptiveDerivative} on closed forms, on points that have none, and its contract. */
class AdaptiveDerivativeTest {
  private static Derivative at(DoubleUnaryOperator f, double x) {
    return AdaptiveDerivative.standard().atScalar(f, x);
  }

  private static void assertCovers(Derivative d, double truth) {
    assertThat(d.status().hasValue()).as("%s", d).isTrue();
    assertThat(Math.abs(d.value() - truth)).as("%s", d).isLessThanOrEqualTo(d.error());
  }

  @Nested
  class SmoothFunctions {
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 1, 2.75, -3, 20})
    void areDifferentiatedToRoundingLevel(double x) {
      Derivative d = at(Math::sin, x);
      assertThat(d.status()).isEqualTo(DerivativeStatus.OK);
      assertThat(d.value()).isCloseTo(Math.cos(x), within(1e-12)); // 100 times the median error
      assertCovers(d, Math.cos(x));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-150, 1e-9, 1e9, 1e150, 1e300})
    void areDifferentiatedOnTheirOwnScaleWhateverThatIs(double scale) {
      Derivative d = at(t -> Math.sin(t / scale), scale);
      double truth = Math.cos(1) / scale;
      assertThat(d.value() / truth).isCloseTo(1, within(1e-12));
      assertCovers(d, truth);
    }

    @ParameterizedTest
    @ValueSource(doubles = {4.9e-324, 1e-310, -1e-320, 1e-300, 0})
    void areDifferentiatedAtTinyArgumentsWhereTheyDoNotMove(double x) {
      Derivative d = at(Math::exp, x);
      assertThat(d.value()).isCloseTo(1, within(1e-10));
      assertCovers(d, 1);
    }

    @Test
    void mayBeCloseToAPoleAnEdgeOrAnOverflow() {
      assertCovers(at(t -> 1 / (t - 1), 1.001), -1 / Math.pow(1.001 - 1, 2));
      assertThat(at(Math::log, 1e-9).value() / 1e9).isCloseTo(1, within(1e-9));
      assertThat(at(Math::asin, 1 - 1e-9).value() * Math.sqrt(2e-9)).isCloseTo(1, within(1e-6));
      assertThat(at(Math::exp, 709.5).value() / Math.exp(709.5)).isCloseTo(1, within(1e-9));
    }

    @Test
    void mayOscillateFarBelowTheirArgument() {
      assertThat(at(t -> Math.sin(1e6 * t), 1).value())
          .isCloseTo(
              1e6 * Math.cos(1e6), within(1e-2)); // 1e-8 of the slope: sin(1e6 t) rounds 1e6 t
    }

    @Test
    void acceptAFunctionOfTheApi() {
      Function square = v -> v.map(t -> t * t);
      assertThat(AdaptiveDerivative.of(square, 3).value()).isEqualTo(6);
    }

    @Test
    void ofADerivativeThatVanishesKeepABarAboveZero() {
      Derivative d = at(Math::cos, 0);
      assertThat(d.value()).isZero();
      assertThat(d.error()).isPositive();
      assertThat(at(t -> 3, 1).error()).isPositive();
    }
  }

  @Nested
  class HigherOrders {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void areCoveredByTheirBars(int order) {
      double[] truth = {0, 0.5, -0.25, 0.25, -0.375, 0.75, -1.875}; // of log at 2: n-th derivative
      Derivative d = AdaptiveDerivative.standard().withOrder(order).atScalar(Math::log, 2);
      assertCovers(d, truth[order]);
      // a digit and a half a time is lost to h^-n; measured, with a factor of 10 to spare
      assertThat(d.error()).isLessThan(1e-12 * Math.pow(50, order));
    }

    @Test
    void haveNoNumberAtAKink() {
      Derivative d = AdaptiveDerivative.standard().withOrder(2).atScalar(Math::abs, 0);
      assertThat(d.status()).isEqualTo(DerivativeStatus.KINK);
      assertThat(d.hasValue()).isFalse();
      assertThat(d.value()).isNaN();
      assertThat(d.leftSlope()).isEqualTo(-1);
    }

    @Test
    void haveNoBarAtAJumpOrAVerticalTangent() {
      for (DoubleUnaryOperator f : List.<DoubleUnaryOperator>of(Math::floor, Math::cbrt)) {
        Derivative d = AdaptiveDerivative.standard().withOrder(2).atScalar(f, 0);
        assertThat(d.hasValue()).as("%s", d).isFalse();
        assertThat(d.error()).as("%s", d).isNaN();
      }
    }

    @Test
    void haveTheSlopesOfTheFirstDerivativeAtAKinkFarFromZero() {
      Derivative d =
          AdaptiveDerivative.standard().withOrder(2).atScalar(t -> Math.abs(t - 1024), 1024);
      assertThat(d.leftSlope()).isEqualTo(-1);
      assertThat(d.rightSlope()).isEqualTo(1);
    }
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

  @Nested
  class Cost {
    @Test
    void isCountedAndNoPointIsAskedForTwiceButXOnce() {
      List<Double> points = new ArrayList<>();
      Derivative d =
          at(
              t -> {
                points.add(t);
                return Math.tanh(1e4 * (t - 0.5));
              },
              0.5001);
      assertThat(d.evaluations()).isEqualTo(points.size());
      assertThat(new HashSet<>(points)).hasSize(points.size() - 1);
      assertThat(points.stream().filter(t -> t == 0.5001)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 13, 20, 48, 100})
    void noPointIsAskedForTwiceWhereverAFunctionIsRoughOrCutOff(int budget) {
      Random random = new Random(13); // fixed: distances of 1 to 1e-16 from what is odd at 1
      List<DoubleUnaryOperator> rough =
          List.of(
              t -> Math.pow(t - 1, 1.7),
              t -> Math.log(t - 1),
              t -> Math.abs(t - 1),
              t -> Math.max(0, t - 1),
              t -> Math.floor(100 * t) / 100,
              t -> (float) Math.sin(t),
              t -> Math.sin(t) + 1e-9 * Math.sin(1e12 * t),
              t -> Math.tanh(1e4 * (t - 1)));
      for (int i = 0; i < 400; i++) {
        double distance = Math.pow(10, -16 * random.nextDouble());
        double x = i % 16 < 8 ? 1 + distance : 1 - distance;
        DoubleUnaryOperator f = rough.get(i % 8);
        List<Double> points = new ArrayList<>();
        AdaptiveDerivative.standard()
            .withBudget(budget)
            .withOrder(1 + i % 3)
            .atScalar(
                t -> {
                  points.add(t);
                  return f.applyAsDouble(t);
                },
                x);
        points.remove(x); // which may be there once more
        assertThat(points).as("function %s at %s", i % 8, x).doesNotHaveDuplicates();
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 11, 12, 14, 15, 16, 18, 20, 33, 48, 100})
    void staysWithinTheBudgetOnHarshFunctions(int budget) {
      List<DoubleUnaryOperator> harsh =
          List.of(
              Math::abs,
              Math::cbrt,
              t -> Math.rint(1e6 * t),
              t -> Math.sin(1e9 * t + 1),
              t -> 1,
              t -> Math.sqrt(t - 1),
              t -> Math.sqrt(1.0000001 - t));
      for (DoubleUnaryOperator f : harsh) {
        for (double x : new double[] {0, 1, 1e-300, 1.001, 1.0000001, 1 + 1e-12}) {
          assertThat(AdaptiveDerivative.standard().withBudget(budget).atScalar(f, x).evaluations())
              .isLessThanOrEqualTo(budget);
        }
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 12, 14, 16, 18, 20})
    void mayEndWhileTheDistanceToAnEdgeIsSought(int budget) {
      Derivative d =
          AdaptiveDerivative.standard().withBudget(budget).atScalar(t -> Math.sqrt(t - 1), 1.001);
      if (d.status() == DerivativeStatus.UNRELIABLE) {
        assertThat(d.error()).isInfinite();
        assertThat(budget).isLessThan(14); // 8 calls to see the edge, 4 for a window and a probe
      } else {
        assertCovers(d, 0.5 / Math.sqrt(1.001 - 1));
      }
    }

    @Test
    void fallsWithTheTolerance() {
      Derivative cheap = AdaptiveDerivative.standard().withTolerance(1e-6).atScalar(Math::exp, 1);
      assertThat(cheap.evaluations()).isLessThan(at(Math::exp, 1).evaluations());
      assertCovers(cheap, Math.E);
      assertThat(cheap.error()).isLessThan(1e-5);
    }
  }

  @Nested
  class Settings {
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void rejectAnArgumentThatIsNotFinite(double x) {
      assertThatThrownBy(() -> at(Math::exp, x))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("x must be finite, was ");
    }

    @Test
    void rejectWhatIsNoFunctionOfANumber() {
      Function array = v -> Variable.of(1.0, 2.0);
      assertThatThrownBy(() -> AdaptiveDerivative.of(array, 1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("f must map a number to a number, returned an array of shape [2]");
    }

    @Test
    void rejectWhatIsOutOfRangeAndNameTheRuleAndTheValue() {
      AdaptiveDerivative standard = AdaptiveDerivative.standard();
      assertThatThrownBy(() -> standard.withOrder(0)).hasMessage("order must be in 1..6, was 0");
      assertThatThrownBy(() -> standard.withOrder(7)).hasMessage("order must be in 1..6, was 7");
      assertThatThrownBy(() -> standard.withBudget(9))
          .hasMessage("budget must be at least 10 evaluations, was 9");
      assertThatThrownBy(() -> standard.withTolerance(1))
          .hasMessage("tolerance must be in [0, 1), was 1");
      assertThatThrownBy(() -> standard.withTolerance(Double.NaN))
          .hasMessage("tolerance must be in [0, 1), was NaN");
      assertThatThrownBy(() -> standard.withNoiseFloor(-1))
          .hasMessage("noise floor must be finite and not negative, was -1");
    }

    @Test
    void aNoiseFloorWidensTheBar() {
      AdaptiveDerivative floored = AdaptiveDerivative.standard().withNoiseFloor(1e-6);
      assertThat(floored.atScalar(Math::exp, 1).error()).isGreaterThan(1e-7);
    }
  }

  @Nested
  class Text {
    @Test
    void isValueErrorAndStatus() {
      Derivative d = at(Math::abs, 0);
      assertThat(d).hasToString("0.0 ± 1  KINK");
    }

    @ParameterizedTest
    @EnumSource(DerivativeStatus.class)
    void everyStatusKnowsWhetherItHasAValue(DerivativeStatus status) {
      boolean has = EnumSet.range(DerivativeStatus.OK, DerivativeStatus.KINK).contains(status);
      assertThat(status.hasValue()).isEqualTo(has);
    }
  }
}
