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
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.diff.ReferenceChain;
import dev.secant.runtime.diff.bar.Slope;
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

  /** What is thrown besides exceptions is a mistake of the function too, and no end of the run. */
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

  /** A sum whose backward needs a class that is not there. */
  @FunctionName("broken_backward")
  private static final class BrokenBackward implements DifferentiableFunction {
    @Override
    public Variable apply(Variable input) {
      return Variable.of(input.get(0) + input.get(1));
    }

    @Override
    public Variable backward(Variable input, Variable outputGradient) {
      throw new NoClassDefFoundError("org/acme/Missing");
    }
  }

  /** The line about the common ratio, or "". */
  private static String hint(GradientReport report) {
    return report
        .summary()
        .lines()
        .filter(line -> line.startsWith("claimed / numerical is "))
        .findFirst()
        .orElse("");
  }

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
          .withMessage("tolerance must be in [0, 1), was NaN");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> check.withInputShape(2, 0))
          .withMessage("shape[1] must be at least 1, was 0");
    }
  }
}
