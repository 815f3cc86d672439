package dev.secant.runtime.diff.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Domain;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Example;
import dev.secant.api.Function;
import dev.secant.api.FunctionFactory;
import dev.secant.api.FunctionName;
import dev.secant.api.Variable;
import dev.secant.runtime.diff.ReferenceChain;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link GradientCheck} on claims that are right, and on claims with seeded mistakes. */
class GradientCheckTest {
  private static GradientReport check(DoubleUnaryOperator f, DoubleUnaryOperator claim) {
    return GradientCheck.of(f, claim).run();
  }

  private static CheckedDerivative at(double x, DoubleUnaryOperator f, double claim) {
    return GradientCheck.of(f, t -> claim).at(x).run().rows().get(0);
  }

  @Nested
  class BuiltIns {
    static Stream<Function> functions() {
      return ServiceLoader.load(Function.class).stream()
          .map(ServiceLoader.Provider::get)
          .filter(DifferentiableFunction.class::isInstance);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void allAgree(Function f) {
      GradientReport report = GradientCheck.of(f).assertAgrees();
      assertThat(report.count(GradientVerdict.AGREE)).as(report.toString()).isGreaterThan(10);
      assertThat(report.count(GradientVerdict.UNRESOLVED)).as(report.toString()).isZero();
    }

    /** The functions with parameters, with those of their examples. */
    static Stream<Arguments> madeByFactories() {
      return ServiceLoader.load(FunctionFactory.class).stream()
          .map(ServiceLoader.Provider::get)
          .flatMap(
              factory ->
                  factory.examples().stream()
                      .map(Example::arguments)
                      .distinct()
                      .map(
                          arguments ->
                              Arguments.of(
                                  factory.name() + "(" + arguments + ")",
                                  factory.create(arguments))))
          .filter(named -> named.get()[1] instanceof DifferentiableFunction);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("madeByFactories")
    void allWithParametersAgree(String name, Function f) {
      GradientReport report = GradientCheck.of(f).assertAgrees();
      assertThat(report.count(GradientVerdict.AGREE)).as(name).isGreaterThan(10);
      assertThat(report.count(GradientVerdict.UNRESOLVED)).as(report.toString()).isZero();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void allSecondDerivativesAgree(Function f) {
      if (f instanceof ElementwiseFunction) {
        GradientReport report = GradientCheck.of(f).withSecondDerivative().assertAgrees();
        assertThat(report.count(GradientVerdict.UNRESOLVED)).as(report.toString()).isZero();
      }
    }
  }

  /** The table of issue 3: every claim is the exact derivative times a factor. */
  @Nested
  class ReferenceChains {
    private final List<ReferenceChain> chains = ReferenceChain.all();

    private List<String> notFound(double factor, GradientVerdict expected) {
      List<String> missed = new ArrayList<>();
      for (ReferenceChain chain : chains) {
        double claim = chain.exact() * factor;
        GradientReport report =
            GradientCheck.of(chain.known()::valueAt, x -> claim).at(chain.x()).run();
        if (report.verdict() != expected) {
          missed.add(chain.expression() + " " + report);
        }
      }
      return missed;
    }

    @Test
    void neverRaiseAFalseAlarm() {
      assertThat(chains).hasSize(300);
      assertThat(notFound(1, GradientVerdict.AGREE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 2, 0.5, 1.01, 0.99})
    void neverHideAMistakeOfAPercentOrMore(double factor) {
      assertThat(notFound(factor, GradientVerdict.DISAGREE)).isEmpty();
    }

    @Test
    void hardlyEverHideOneOfTheFourthDigit() {
      assertThat(notFound(1.0001, GradientVerdict.DISAGREE)).hasSizeLessThanOrEqualTo(3);
    }
  }

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

  /** A mean whose gradient forgets to divide. */
  @FunctionName("wrong_mean")
  private static final class WrongMean implements DifferentiableFunction {
    @Override
    public Variable apply(Variable input) {
      double sum = 0;
      for (double x : input.toArray()) {
        sum += x;
      }
      return Variable.of(sum / input.size());
    }

    @Override
    public Variable backward(Variable input, Variable outputGradient) {
      return input.map(x -> outputGradient.item());
    }
  }

  /** A rotation of pairs whose backward forgets to transpose the matrix. */
  @FunctionName("untransposed")
  private static final class Untransposed implements DifferentiableFunction {
    @Override
    public Variable apply(Variable input) {
      return Variable.of(input.get(1), -input.get(0));
    }

    @Override
    public Variable backward(Variable input, Variable outputGradient) {
      return apply(outputGradient);
    }
  }

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

  @Nested
  class Samples {
    @Test
    void areTheSameForTheSameSeed() {
      GradientCheck check = GradientCheck.of(Math::exp, Math::exp);
      assertThat(check.run()).hasToString(check.run().toString());
      assertThat(check.withSeed(2).run().toString()).isNotEqualTo(check.run().toString());
    }

    @Test
    void lieInTheDomainWithItsEdges() {
      GradientReport report =
          GradientCheck.of(x -> x, x -> 1)
              .within(Domain.closed(3, 3.5))
              .withSamples(40)
              .withSeed(7)
              .run();
      assertThat(report.rows()).hasSize(40);
      assertThat(report.rows())
          .allSatisfy(row -> assertThat(row.point().item()).isBetween(3.0, 3.5))
          .anySatisfy(row -> assertThat(row.point().item()).isEqualTo(3.0))
          .anySatisfy(row -> assertThat(row.point().item()).isEqualTo(3.5));
    }

    @Test
    void mustMeetTheFunctionSomewhere() {
      assertThatIllegalStateException()
          .isThrownBy(() -> GradientCheck.of(x -> Double.NaN, x -> 1).run())
          .withMessage("no sample of the domain (any x) has a finite value of f: give points");
    }
  }

  @Nested
  class Assertions {
    @Test
    void throwTheReport() {
      assertThatThrownBy(() -> GradientCheck.of(Math::exp, Math::sin).assertAgrees())
          .isInstanceOf(AssertionError.class)
          .hasMessageStartingWith("DISAGREE: f, ")
          .hasMessageContaining("the claim is beyond 3 error bars");
    }

    @Test
    void refuseFunctionsThatClaimNothing() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> GradientCheck.of(ElementwiseFunction.of("f", Math::exp)))
          .withMessage(
              "f must be a DifferentiableFunction, which claims a derivative that can be checked,"
                  + " was dev.secant.api.NamedElementwiseFunction");
    }

    @Test
    void nameBadSettings() {
      GradientCheck check = GradientCheck.of(Math::exp, Math::exp);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> check.at(new double[0]))
          .withMessage("points must hold at least one point, was empty");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> check.at(1, Double.NaN))
          .withMessage("points[1] must be finite, was NaN");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> check.withSamples(0))
          .withMessage("samples must be at least 1, was 0");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> check.withTolerance(Double.NaN))
          .withMessage("tolerance must be at least 0 and below 1, was NaN");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> check.withInputShape(2, 0))
          .withMessage("shape[1] must be at least 1, was 0");
    }
  }
}
