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
