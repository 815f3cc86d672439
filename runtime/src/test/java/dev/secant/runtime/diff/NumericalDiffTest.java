package dev.secant.runtime.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.api.Decimal;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.FunctionFailedException;
import java.util.Arrays;
import java.util.ServiceLoader;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link NumericalDiff} against the published results, closed forms and its contract. */
class NumericalDiffTest {
  private static final ElementwiseFunction SQUARE = ElementwiseFunction.of("square", x -> x * x);
  private static final ElementwiseFunction EXP = ElementwiseFunction.of("exp", Math::exp);
  private static final ElementwiseFunction SIN = ElementwiseFunction.of("sin", Math::sin);
  private static final Function SUM = input -> Variable.of(Arrays.stream(input.toArray()).sum());

  private static Function service(String name) {
    return ServiceLoader.load(Function.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Nested
  class PublishedResults {
    @Test
    void squareAtTwo() {
      double derivative = NumericalDiff.central(service("square"), 2.0, 1e-4);
      assertThat(Decimal.toString(derivative)).isEqualTo("4.000000000004");
    }

    @Test
    void squareOfExpOfSquareAtOneHalf() {
      Function square = service("square");
      Chain chain = Chain.of(square, service("exp"), square);
      double derivative = NumericalDiff.central(chain, 0.5, 1e-4);
      assertThat(Decimal.toString(derivative)).isEqualTo("3.2974426293330694");
    }

    @Test
    void bothFromLambdas() {
      Function square = input -> input.map(x -> x * x);
      assertThat(NumericalDiff.central(square, 2.0, 1e-4)).isEqualTo(4.000000000004);
      assertThat(NumericalDiff.central(Chain.of(SQUARE, EXP, SQUARE), 0.5, 1e-4))
          .isEqualTo(3.2974426293330694);
    }

    @Test
    void bothAsVariablesOfAnyShape() {
      Variable x = Variable.ofShape(new double[] {0.5, 0.5}, 1, 2);
      assertThat(NumericalDiff.central(Chain.of(SQUARE, EXP, SQUARE), x, 1e-4))
          .isEqualTo(Variable.ofShape(new double[] {3.2974426293330694, 3.2974426293330694}, 1, 2));
      assertThat(NumericalDiff.central(SQUARE, Variable.of(2.0), 1e-4))
          .isEqualTo(Variable.of(4.000000000004));
    }
  }

  @Nested
  class Accuracy {
    @ParameterizedTest
    @EnumSource(DifferenceMethod.class)
    void halvingTheStepDividesTheErrorByTheStatedPower(DifferenceMethod method) {
      double order = method == DifferenceMethod.CENTRAL ? 2 : 1;
      // At steps of 1e-2 rounding is below 1e-13 and the next term of the series changes the
      // observed order by less than eps = 0.01.
      double observed = Math.log(error(method, 1e-2) / error(method, 5e-3)) / Math.log(2);
      assertThat(observed).isBetween(order - 0.01, order + 0.01);
    }

    private double error(DifferenceMethod method, double eps) {
      return Math.abs(method.derivative(SIN, 0.7, eps) - Math.cos(0.7));
    }

    @ParameterizedTest
    @EnumSource(DifferenceMethod.class)
    void theErrorIsTheTruncationTermThatIsDocumented(DifferenceMethod method) {
      double eps = 1e-3;
      double term =
          method == DifferenceMethod.CENTRAL
              ? eps * eps * Math.cos(0.7) / 6
              : eps * Math.sin(0.7) / 2;
      // The next term is eps^2 smaller for central and eps smaller otherwise; rounding is 1e-13.
      assertThat(error(method, eps) / term).isBetween(1 - 2 * eps, 1 + 2 * eps);
    }

    @Test
    void isExactOnPolynomialsOfLowDegree() {
      // All values are multiples of 2^-20 below 2^20, so nothing is rounded.
      double eps = 0x1p-10;
      ElementwiseFunction line = ElementwiseFunction.of("line", x -> 3 * x - 7);
      for (double x : new double[] {-8, -0.5, 0, 1, 100}) {
        for (DifferenceMethod method : DifferenceMethod.values()) {
          assertThat(method.derivative(line, x, eps)).isEqualTo(3);
        }
        assertThat(NumericalDiff.central(SQUARE, x, eps)).isEqualTo(2 * x);
      }
    }

    @Test
    void theSettingsInTheDocumentationAreAsGoodAsItSays() {
      assertThat(relativeError(DifferenceMethod.CENTRAL, 1e-5)).isBetween(1e-11, 1e-10);
      assertThat(relativeError(DifferenceMethod.CENTRAL, 1e-12)).isBetween(1e-5, 1e-4);
      assertThat(relativeError(DifferenceMethod.FORWARD, 1e-7)).isBetween(1e-8, 1e-7);
      assertThat(relativeError(DifferenceMethod.FORWARD, 1e-12)).isBetween(1e-4, 1e-3);
    }

    private double relativeError(DifferenceMethod method, double eps) {
      return Math.abs(method.derivative(EXP, 1, eps) / Math.E - 1);
    }
  }

  @Nested
  class OnArrays {
    @ParameterizedTest
    @EnumSource(DifferenceMethod.class)
    void elementsOfAnElementwiseFunctionGetTheBitsOfSingleNumbers(DifferenceMethod method) {
      double[] points = {0.5, -3, 0, 1e-3, 40, -0.0};
      Variable derivative = method.derivative(EXP, Variable.ofShape(points, 3, 2), 1e-4);
      double[] single = Arrays.stream(points).map(x -> method.derivative(EXP, x, 1e-4)).toArray();
      assertThat(derivative).isEqualTo(Variable.ofShape(single, 3, 2));
    }

    @ParameterizedTest
    @EnumSource(DifferenceMethod.class)
    void otherFunctionsGetTheDerivativeAlongTheDiagonal(DifferenceMethod method) {
      assertThat(method.derivative(SUM, Variable.of(1, 2, 3), 0x1p-10)).isEqualTo(Variable.of(3.0));
    }

    @Test
    void theResultHasTheShapeOfTheValue() {
      Function twoRows = x -> Variable.ofShape(new double[] {x.get(0), 2 * x.get(1)}, 2, 1);
      assertThat(NumericalDiff.central(twoRows, Variable.of(1, 2, 3), 0x1p-10))
          .isEqualTo(Variable.ofShape(new double[] {1, 2}, 2, 1));
    }
  }

  @Nested
  class Edges {
    @ParameterizedTest
    @EnumSource(DifferenceMethod.class)
    void nanAndInfinitiesOfTheFunctionPropagate(DifferenceMethod method) {
      DoubleUnaryOperator nan = x -> Double.NaN;
      assertThat(method.derivative(ElementwiseFunction.of("nan", nan), 1, 1e-4)).isNaN();
      assertThat(NumericalDiff.central(EXP, 710, 1)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void hugeAndTinyStepsThatMeanSomethingAreTaken() {
      ElementwiseFunction identity = ElementwiseFunction.of("identity", x -> x);
      assertThat(NumericalDiff.central(identity, 0, Double.MIN_VALUE)).isEqualTo(1);
      assertThat(NumericalDiff.central(identity, 0, 0x1p1021)).isEqualTo(1);
      assertThat(NumericalDiff.forward(identity, 0, Double.MAX_VALUE)).isEqualTo(1);
    }
  }

  @Nested
  class Contract {
    @ParameterizedTest
    @EnumSource(DifferenceMethod.class)
    void callsTheFunctionTwice(DifferenceMethod method) {
      int[] calls = {0};
      Function counting =
          input -> {
            calls[0]++;
            return input;
          };
      method.derivative(counting, 1, 1e-4);
      assertThat(calls[0]).isEqualTo(2);
      method.derivative(counting, Variable.of(1, 2, 3), 1e-4);
      assertThat(calls[0]).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -1e-4, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAStepThatIsNotPositiveAndFinite(double eps) {
      for (DifferenceMethod method : DifferenceMethod.values()) {
        String message = "eps must be finite and above 0, was " + eps;
        assertThatIllegalArgumentException()
            .isThrownBy(() -> method.derivative(EXP, 1, eps))
            .withMessage(message);
        assertThatIllegalArgumentException()
            .isThrownBy(() -> method.derivative(EXP, Variable.of(1, 2), eps))
            .withMessage(message);
      }
    }

    @Test
    void refusesACentralStepThatCannotBeDoubled() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> NumericalDiff.central(EXP, 0, 1e308))
          .withMessage(
              "eps must be at most 8.988465674311579E307, half the largest double, was 1.0E308");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesAPointThatIsNotFinite(double x) {
      for (DifferenceMethod method : DifferenceMethod.values()) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> method.derivative(EXP, x, 1e-4))
            .withMessage("x must be finite, was " + x);
        assertThatIllegalArgumentException()
            .isThrownBy(() -> method.derivative(EXP, Variable.of(1, x), 1e-4))
            .withMessage("x[1] must be finite, was " + x);
      }
    }

    @Test
    void refusesAStepThatVanishesAgainstThePoint() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> NumericalDiff.central(EXP, 1, 1e-20))
          .withMessage(
              "eps must be so large that x + eps differs from x, was 1.0E-20 at x = 1.0, where"
                  + " neighbouring doubles are up to 2.220446049250313E-16 apart; about 1E-5 times |x| is a good start");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> NumericalDiff.backward(EXP, Variable.of(0, 1e9), 1e-9))
          .withMessageStartingWith(
              "eps must be so large that x[1] - eps differs from x[1], was 1.0E-9 at x[1] = 1.0E9");
    }

    @Test
    void refusesAStepThatVanishesOnOneSideOnly() {
      // Below a power of two doubles lie half as far apart as above it.
      double eps = 0x1p-54;
      assertThat(1 - eps * 1.5).isLessThan(1);
      assertThat(1 + eps * 1.5).isEqualTo(1);
      assertThat(NumericalDiff.backward(SQUARE, 1, eps * 1.5)).isPositive();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> NumericalDiff.central(SQUARE, 1, eps * 1.5));
    }

    @Test
    void refusesAStepOutOfTheRangeOfDoubles() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> NumericalDiff.forward(EXP, 1.7e308, 1e308))
          .withMessage("x + eps must be finite, was not for x = 1.7E308 and eps = 1.0E308");
    }

    @Test
    void saysWhenTheFunctionMapsANumberToAnArrayOrToNothing() {
      assertThatIllegalStateException()
          .isThrownBy(() -> NumericalDiff.central(x -> Variable.of(1, 2), 1, 1e-4))
          .withMessage("f must map a number to a number, returned an array of shape [2]");
      assertThatIllegalStateException()
          .isThrownBy(() -> NumericalDiff.central(x -> null, 1, 1e-4))
          .withMessage("f must return a Variable, returned null");
    }

    @Test
    void saysWhenTheFunctionReturnsTwoShapes() {
      Function fickle = x -> x.get(0) > 1 ? Variable.of(1, 2) : Variable.of(1.0);
      assertThatIllegalStateException()
          .isThrownBy(() -> NumericalDiff.central(fickle, Variable.of(1, 1), 1e-4))
          .withMessage(
              "f must return one shape for one shape of x, returned [2] on the right and [] on the"
                  + " left");
    }

    @Test
    void theFailureOfAChainNamesTheStage() {
      ElementwiseFunction bad =
          ElementwiseFunction.of(
              "bad",
              x -> {
                throw new ArithmeticException("boom");
              });
      assertThatThrownBy(() -> NumericalDiff.central(Chain.of(SQUARE, bad), 2, 0.5))
          .isInstanceOf(FunctionFailedException.class)
          .hasMessageStartingWith("bad failed at input 6.25, as stage 2 of 'square | bad': ");
    }

    @Test
    @SuppressWarnings("NullAway")
    void namesTheNullArgument() {
      for (DifferenceMethod method : DifferenceMethod.values()) {
        assertThatNullPointerException()
            .isThrownBy(() -> method.derivative(null, 1, 1e-4))
            .withMessage("f must not be null");
        assertThatNullPointerException()
            .isThrownBy(() -> method.derivative(EXP, null, 1e-4))
            .withMessage("x must not be null");
      }
    }
  }
}
