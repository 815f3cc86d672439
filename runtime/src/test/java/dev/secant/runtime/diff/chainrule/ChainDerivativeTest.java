package dev.secant.runtime.diff.chainrule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.DifferentiableFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.diff.ReferenceChain;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tests {@link ChainDerivative} against exact derivatives, and at points that have none. */
class ChainDerivativeTest {
  private static final Map<String, Function> BUILT_IN =
      ServiceLoader.load(Function.class).stream()
          .map(ServiceLoader.Provider::get)
          .collect(Collectors.toMap(Function::name, function -> function));

  private static Function builtIn(String name) {
    return BUILT_IN.get(name);
  }

  private record Claiming(String name, DoubleUnaryOperator f, DoubleUnaryOperator slope)
      implements DifferentiableElementwiseFunction {
    @Override
    public double forward(double x) {
      return f.applyAsDouble(x);
    }

    @Override
    public double derivative(double x) {
      return slope.applyAsDouble(x);
    }
  }

  @Nested
  class Accuracy {
    @Test
    void thePublishedChainIsRightToTheLastDigits() {
      ChainDerivative d =
          ChainDerivative.of(Chain.of(builtIn("square"), builtIn("exp"), builtIn("square")), 0.5);
      // mpmath: 2 * exp(x^2) * exp(x^2) * 2 * x at 0.5 = 3.297442541400256293697302
      assertThat(Math.abs(d.value() - 3.2974425414002564)).isLessThanOrEqualTo(d.error());
      assertThat(d.error()).isLessThan(5e-14); // some ulp for three stages and their inputs
      assertThat(d.status()).isEqualTo(DerivativeStatus.OK);
      assertThat(d.isByChainRule()).isTrue();
      assertThat(d.stages())
          .extracting(StageDerivative::origin)
          .containsOnly(StageDerivative.Origin.EXACT);
    }

    @Test
    void theBarCoversAllReferenceChainsExactOrMixed() {
      for (ReferenceChain chain : ReferenceChain.all()) {
        assertCovers(chain, ChainDerivative.of(chain.known(), chain.x()));
        assertCovers(chain, ChainDerivative.of(chain.mixed(), chain.x()));
      }
    }

    private void assertCovers(ReferenceChain chain, ChainDerivative d) {
      double rounding = Math.ulp(chain.exact()) / 2; // of the reference as a double
      assertThat(Math.abs(d.value() - chain.exact()))
          .as("%s at %s:%n%s", chain.expression(), chain.x(), d)
          .isLessThanOrEqualTo(d.error() + rounding);
    }
  }

  @Nested
  class Rows {
    private final ChainDerivative d =
        ChainDerivative.of(Chain.of(builtIn("square"), ElementwiseFunction.of("ln", Math::log)), 3);

    @Test
    void sayWhereEachFactorComesFrom() {
      assertThat(d.stages())
          .extracting(StageDerivative::origin)
          .containsExactly(StageDerivative.Origin.EXACT, StageDerivative.Origin.NUMERICAL);
    }

    @Test
    void giveValueDerivativeAndCondition() {
      StageDerivative square = d.stages().get(0);
      assertThat(square.input()).isEqualTo(3);
      assertThat(square.value()).isEqualTo(9);
      assertThat(square.derivative()).isEqualTo(6);
      assertThat(square.conditionNumber()).isEqualTo(2); // x 2x / x^2
      StageDerivative ln = d.stages().get(1);
      assertThat(Math.abs(ln.derivative() - 1 / 9.0)).isLessThanOrEqualTo(ln.error());
      // |x (1/x) / ln x|; the derivative within its bar of 1e-9 at the very most
      assertThat(Math.abs(ln.conditionNumber() - 1 / Math.log(9))).isLessThan(1e-9);
    }

    @Test
    void multiplyToTheResultWithBarsThatAdd() {
      StageDerivative square = d.stages().get(0);
      StageDerivative ln = d.stages().get(1);
      assertThat(d.value()).isEqualTo(square.derivative() * ln.derivative());
      double relative =
          square.error() / Math.abs(square.derivative()) + ln.error() / Math.abs(ln.derivative());
      // the product of the bars and one rounding more than the sum
      assertThat(d.error() / Math.abs(d.value())).isBetween(relative, relative + 1e-15);
    }

    @Test
    void countAZeroOfTheFunctionAsInfinitelyIllConditioned() {
      ChainDerivative log = ChainDerivative.of(Chain.of(builtIn("log")), 1);
      assertThat(log.stages().get(0).conditionNumber()).isEqualTo(Double.POSITIVE_INFINITY);
      ChainDerivative sin = ChainDerivative.of(Chain.of(builtIn("sin")), 0);
      assertThat(sin.stages().get(0).conditionNumber()).isEqualTo(1);
    }

    @Test
    void printAsATable() {
      assertThat(d.toString())
          .startsWith("stage   value")
          .contains("square  9.0", "exact", "numerical", "derivative 0.666")
          .endsWith("OK, by the chain rule\n");
    }
  }

  @Nested
  class WithoutAStageDerivative {
    @Test
    void aKinkIsNamedThoughTheStageClaimsANumber() {
      ChainDerivative d = ChainDerivative.of(Chain.of(builtIn("abs")), 0);
      assertThat(d.status()).isEqualTo(DerivativeStatus.KINK);
      assertThat(d.error()).isEqualTo(1);
      assertThat(d.leftSlope()).isEqualTo(-1);
      assertThat(d.rightSlope()).isEqualTo(1);
      assertThat(d.isByChainRule()).isFalse();
    }

    @Test
    void besideAnEdgeBeyondWhichAStageThrowsThereIsADerivative() {
      ElementwiseFunction upToOne =
          ElementwiseFunction.of(
              "up_to_one",
              x -> {
                if (x > 1) {
                  throw new ArithmeticException("above 1");
                }
                return x * x;
              });
      double x = 1 - 1e-6; // less from the edge than the step of the second difference
      ChainDerivative d = ChainDerivative.of(Chain.of(builtIn("identity"), upToOne), x);
      assertThat(Math.abs(d.value() - 2 * x)).isLessThanOrEqualTo(d.error());
      assertThat(d.leftSlope()).isEqualTo(d.rightSlope()).isEqualTo(d.value());
    }

    @Test
    void aSmoothChainThroughAKinkHasItsDerivative() {
      ChainDerivative d = ChainDerivative.of(Chain.of(builtIn("abs"), builtIn("square")), 0);
      assertThat(Math.abs(d.value())).isLessThanOrEqualTo(d.error());
      assertThat(d.error()).isLessThan(1e-9); // any honest bar is far below the slope 1 of abs
      assertThat(d.isByChainRule()).isFalse();
    }

    @Test
    void aVerticalTangentIsNamed() {
      ChainDerivative d = ChainDerivative.of(Chain.of(builtIn("sqrt")), 0);
      assertThat(d.status()).isEqualTo(DerivativeStatus.VERTICAL_TANGENT);
    }

    @Test
    void outsideTheDomainThereIsNothing() {
      ChainDerivative d = ChainDerivative.of(Chain.of(builtIn("neg"), builtIn("log")), 1);
      assertThat(d.status()).isEqualTo(DerivativeStatus.OUT_OF_DOMAIN);
      assertThat(d.value()).isNaN();
    }
  }

  @Nested
  class FarOut {
    @Test
    void aFactorBeyondTheRangeOfDoublesLeavesItToTheWholeChain() {
      ChainDerivative d =
          ChainDerivative.of(Chain.of(builtIn("reciprocal"), builtIn("reciprocal")), 1e300);
      assertThat(d.isByChainRule()).isFalse(); // 1e-600 times 1e600
      assertThat(Math.abs(d.value() - 1)).isLessThanOrEqualTo(d.error());
      assertThat(d.error()).isLessThan(1e-6);
    }

    @Test
    void theSmallestDoubleIsAPointLikeAnyOther() {
      ChainDerivative d = ChainDerivative.of(Chain.of(builtIn("sin")), Double.MIN_VALUE);
      assertThat(d.value()).isEqualTo(1);
      assertThat(d.stages().get(0).conditionNumber()).isEqualTo(1);
    }

    @Test
    void aLostArgumentWidensTheBarOfAnExactFactor() {
      // x^2 = 1e18 is known to 128 at best: its cosine could be anything.
      ChainDerivative d = ChainDerivative.of(Chain.of(builtIn("square"), builtIn("cos")), 1e9 + 1);
      assertThat(d.error()).isGreaterThan(1e-3 * Math.abs(d.value()));
      assertThat(d.status()).isNotEqualTo(DerivativeStatus.OK);
    }
  }

  @Nested
  class Evaluations {
    @Test
    void areTheCallsMade() {
      AtomicInteger calls = new AtomicInteger();
      DoubleUnaryOperator exp =
          x -> {
            calls.incrementAndGet();
            return Math.exp(x);
          };
      Function exact = new Claiming("known", exp, exp);
      Function unknown = ElementwiseFunction.of("unknown", exp);
      for (Function f : new Function[] {exact, unknown}) {
        calls.set(0);
        ChainDerivative d = ChainDerivative.of(Chain.of(f, f), 0.5);
        assertThat(d.evaluations()).as(f.name()).isEqualTo(calls.get());
      }
    }
  }

  @Nested
  class InputsThatAreNotCertain {
    @Test
    void leaveNoBarWhereTheSlopeOfTheSlopeIsNotKnown() {
      // x |x| at 0: a slope of 0, whose own slope jumps from -2 to 2.
      ElementwiseFunction folded = ElementwiseFunction.of("folded", x -> x * Math.abs(x));
      ChainDerivative d = ChainDerivative.of(Chain.of(builtIn("sin"), folded), 0);
      assertThat(Math.abs(d.value())).isLessThanOrEqualTo(d.error());
      assertThat(d.stages().get(1).status()).isEqualTo(DerivativeStatus.UNRELIABLE);
      assertThat(d.isByChainRule()).isFalse();
    }

    @Test
    void doNotHideAFastSine() {
      // The second derivative by steps of 2^-13 |x| would be that of another sine.
      double frequency = 0x1p13 * Math.PI;
      ElementwiseFunction fast = ElementwiseFunction.of("fast", x -> Math.sin(frequency * x));
      Chain chain = Chain.of(builtIn("sqrt"), fast);
      ChainDerivative d = ChainDerivative.of(chain, 2);
      StageDerivative row = d.stages().get(1);
      // sqrt(2) is off by up to half an ulp, and the slope by frequency^2 times that
      double change = frequency * frequency * Math.ulp(Math.sqrt(2)) / 2;
      assertThat(row.error()).isGreaterThan(change * Math.abs(Math.sin(frequency * Math.sqrt(2))));
    }

    @Test
    void areAsUncertainAsTheStageBeforeIsNoisy() {
      // Values on a grid of 2^-30: a noise of that size, and of as much in the slope of square.
      ElementwiseFunction grid =
          ElementwiseFunction.of("grid", x -> Math.rint(Math.sin(x) * 0x1p30) * 0x1p-30);
      ChainDerivative d = ChainDerivative.of(Chain.of(grid, builtIn("square")), 0.7);
      assertThat(d.stages().get(1).error()).isGreaterThan(0x1p-33); // an ulp would give 2^-52
      assertThat(Math.abs(d.value() - Math.sin(1.4))).isLessThanOrEqualTo(d.error());
    }
  }

  @Nested
  class Claims {
    @Test
    void thatAreSlightlyOffAreReplaced() {
      Function off = new Claiming("off", x -> x * x, x -> 2 * x * (1 + 5e-8));
      ChainDerivative d = ChainDerivative.of(Chain.of(off), 1.5);
      assertThat(d.stages().get(0).origin()).isEqualTo(StageDerivative.Origin.REFUTED);
      assertThat(Math.abs(d.value() - 3)).isLessThanOrEqualTo(d.error());
    }

    @Test
    void thatTheValuesContradictAreReplaced() {
      Function wrong = new Claiming("wrong", x -> x * x, x -> 3 * x);
      ChainDerivative d = ChainDerivative.of(Chain.of(wrong, builtIn("exp")), 0.5);
      assertThat(d.stages().get(0).origin()).isEqualTo(StageDerivative.Origin.REFUTED);
      assertThat(Math.abs(d.value() - Math.exp(0.25))).isLessThanOrEqualTo(d.error());
    }

    @Test
    void ofStagesOnArraysServeForANumber() {
      Function sum = builtIn("sum");
      assertThat(sum).isInstanceOf(DifferentiableFunction.class);
      ChainDerivative d = ChainDerivative.of(Chain.of(builtIn("square"), sum), 3);
      assertThat(d.value()).isEqualTo(6);
      assertThat(d.stages().get(1).origin()).isEqualTo(StageDerivative.Origin.EXACT);
    }
  }

  @Nested
  class Refusals {
    @Test
    void nameTheValue() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ChainDerivative.of(Chain.of(builtIn("exp")), Double.NaN))
          .withMessage("x must be finite, was NaN");
    }

    @Test
    void nameTheStageThatMakesAnArray() {
      Chain chain =
          Chain.of(Stages.named("pair", input -> Variable.of(input.item(), 1.0)), builtIn("exp"));
      assertThatIllegalStateException()
          .isThrownBy(() -> ChainDerivative.of(chain, 1))
          .withMessageContaining("stage 1, pair, made it an array");
    }
  }

  /** A function with a name, which a lambda has not. */
  private static final class Stages {
    static Function named(String name, Function f) {
      return new Function() {
        @Override
        public Variable apply(Variable input) {
          return f.apply(input);
        }

        @Override
        public String name() {
          return name;
        }
      };
    }
  }
}
