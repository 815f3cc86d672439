package dev.secant.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactDerivativeTest {
  private static final Expression X = Expression.argument(0);

  private static Truth at(Expression f, double x) {
    return ExactDerivative.of(Sketch.of(f, x)).orElseThrow();
  }

  @Nested
  class ClosedForms {

    // Decimal digits of the closed forms, to 17 places: mpmath 1.3, mp.dps = 30.
    @ParameterizedTest
    @CsvSource({
      "SIN, 1, 0.54030230586813972",
      "EXP, 1, 2.7182818284590452",
      "LOG, 4, 0.25",
      "TANH, 1, 0.41997434161402607",
      "ATAN, 2, 0.2",
      "SQRT, 4, 0.25",
      "CBRT, 8, 0.083333333333333333",
      "ASIN, 0.6, 1.25",
      "COSH, 0, 0",
      "SIGMOID, 0, 0.25",
      "SOFTPLUS, 0, 0.5",
      "TAN, 0, 1",
      "ACOSH, 1.25, 1.3333333333333333",
      "ATANH, 0.5, 1.3333333333333333",
      "EXPM1, 0, 1",
      "LOG1P, 1, 0.5",
      "CUBE, -2, 12",
      "RECIPROCAL, 2, -0.25",
    })
    void theDerivativeOfEachFunctionIsThatOfItsFormula(Elementary f, double x, double slope) {
      Truth truth = at(X.apply(f), x);

      assertThat(truth.kind()).isEqualTo(Truth.Kind.TWO_SIDED);
      // 0.6 is no decimal double; then the slope moves by 1e-17. All else is within half an ulp.
      assertThat(truth.value().toDouble()).isCloseTo(slope, within(2 * Math.ulp(slope)));
    }

    @Test
    void cancellationAndTheRangeOfDoublesDoNoHarm() {
      Expression f =
          Expression.constant(1).minus(X.times(1e-200).apply(Elementary.COS)).times(1e300);

      // d/dx 1e300 (1 - cos(1e-200 x)) = 1e100 sin(1e-200 x) = 1e-100 x, to a relative 1e-400
      assertThat(at(f, 3).value().toDouble()).isCloseTo(3e-100, within(1e-115));
    }

    @Test
    void higherOrdersAndMixedDerivativesAreThoseOfThePolynomial() {
      Expression x1 = Expression.argument(1);
      double[] point = {2, 3};
      Sketch mixed = Sketch.entry(X.power(3).times(x1.power(2)), point, 2, 0, 1);
      Sketch fourth = Sketch.of(X.power(6), 2).withOrder(4);

      assertThat(ExactDerivative.of(mixed).orElseThrow().value().toDouble()).isEqualTo(72);
      assertThat(ExactDerivative.of(fourth).orElseThrow().value().toDouble()).isEqualTo(1440);
    }
  }

  @Nested
  class PointsWithoutDerivative {

    @Test
    void aKinkHasBothSlopes() {
      Truth truth = at(X.minus(2).apply(Elementary.ABS).plus(X.times(3)), 2);

      assertThat(truth.kind()).isEqualTo(Truth.Kind.KINK);
      assertThat(truth.left().toDouble()).isEqualTo(2);
      assertThat(truth.right().toDouble()).isEqualTo(4);
    }

    @Test
    void aPointBesideAKinkIsNone() {
      Truth truth = at(X.minus(2).apply(Elementary.ABS), Math.nextUp(2));

      assertThat(truth.kind()).isEqualTo(Truth.Kind.TWO_SIDED);
      assertThat(truth.value().toDouble()).isEqualTo(1);
    }

    @Test
    void flatOnOneSideIsAKinkToo() {
      Expression relu = new Arithmetic(Arithmetic.Operator.MAX, X, Expression.constant(0));

      assertThat(at(relu, 0).kind()).isEqualTo(Truth.Kind.KINK);
    }

    @Test
    void jumpsTangentsAndEdgesAreTold() {
      assertThat(at(X.apply(Elementary.FLOOR), 2).kind()).isEqualTo(Truth.Kind.JUMP);
      assertThat(at(X.apply(Elementary.CBRT), 0).kind()).isEqualTo(Truth.Kind.VERTICAL_TANGENT);
      assertThat(at(X.apply(Elementary.SQRT), 0).kind()).isEqualTo(Truth.Kind.VERTICAL_TANGENT);
      assertThat(at(X.apply(Elementary.ASIN), 1).kind()).isEqualTo(Truth.Kind.VERTICAL_TANGENT);
      assertThat(at(X.apply(Elementary.LOG), 0).kind()).isEqualTo(Truth.Kind.OUT_OF_DOMAIN);
      assertThat(at(X.apply(Elementary.EXP), 709.75).kind()).isEqualTo(Truth.Kind.TWO_SIDED);
      assertThat(at(X.times(1e200).times(X.times(1e200)), 1e-50).kind())
          .isEqualTo(Truth.Kind.BEYOND_RANGE);
    }

    @Test
    void aPowerOverOneHasASlopeOfZeroAtItsEdge() {
      Truth truth = at(X.power(1.5), 0);

      assertThat(truth.kind()).isEqualTo(Truth.Kind.ONE_SIDED);
      assertThat(truth.value().toDouble()).isZero();
    }

    @Test
    void anExceptionAtThePointIsOneOfTheCaller() {
      Expression f = new Restricted(X, 1, 2, Restricted.Outside.THROWS);

      assertThat(at(f, 0).kind()).isEqualTo(Truth.Kind.THROWS);
      assertThat(at(f, 1).kind()).isEqualTo(Truth.Kind.ONE_SIDED);
    }
  }

  @Nested
  class Resolutions {

    @Test
    void roundingLeavesTwelveDigitsOrMoreOfAnOrdinaryFunction() {
      assertThat(Resolution.of(Sketch.of(X.apply(Elementary.SIN), 1))).isBetween(1e-19, 1e-14);
    }

    @Test
    void noiseTakesDigitsInProportion() {
      double fine = resolution(1e-9);
      double coarse = resolution(1e-6);

      // eta grows by 1e3 and the best h with eta^(1/9): the ratio is about 1e3^(8/9) = 464.
      assertThat(coarse / fine).isBetween(100.0, 2000.0);
      assertThat(coarse).isBetween(1e-9, 1e-6);
    }

    private static double resolution(double noise) {
      Expression sine = X.apply(Elementary.SIN);
      return Resolution.of(Sketch.of(new Disturbed(sine, Disturbed.Kind.NOISE, noise), 1));
    }

    @Test
    void whatIsExactInDoublesHasNoLimit() {
      assertThat(Resolution.of(Sketch.of(X.times(2), 1))).isZero();
    }
  }
}
