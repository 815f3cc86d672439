package dev.secant.runtime.diff.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Example;
import dev.secant.api.Function;
import dev.secant.api.FunctionFactory;
import dev.secant.runtime.diff.ReferenceChain;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that {@link GradientCheck} finds right claims right. */
class CheckedBuiltInsTest extends SampleChecks {
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
}
