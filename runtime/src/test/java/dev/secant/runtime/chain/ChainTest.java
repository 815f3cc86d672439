package dev.secant.runtime.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.secant.api.Arguments;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Domain;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.Parameter;
import dev.secant.api.Variable;
import dev.secant.runtime.chain.TestFunctions.Pair;
import dev.secant.runtime.chain.TestFunctions.Sum;
import dev.secant.runtime.chain.TestFunctions.Twice;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tests the composition and evaluation of {@link Chain}. */
class ChainTest {
  private static final ElementwiseFunction SQUARE = ElementwiseFunction.of("square", x -> x * x);
  private static final ElementwiseFunction EXP = ElementwiseFunction.of("exp", Math::exp);
  private static final Function SUM = new Sum();
  private static final Function PAIR = new Pair();

  /** Sum of the squares: an array function that knows its derivative. */
  private static final class SumOfSquares implements DifferentiableFunction {
    @Override
    public Variable apply(Variable input) {
      return Variable.of(Arrays.stream(input.toArray()).map(x -> x * x).sum());
    }

    @Override
    public Variable backward(Variable input, Variable outputGradient) {
      return input.map(x -> 2 * x * outputGradient.item());
    }
  }

  /** Elementwise and differentiable, but not by the interface that is both. */
  private static final class Cube implements ElementwiseFunction, DifferentiableFunction {
    @Override
    public double forward(double x) {
      return x * x * x;
    }

    @Override
    public Variable backward(Variable input, Variable outputGradient) {
      return input.map(x -> 3 * x * x * outputGradient.item());
    }
  }

  @Nested
  class Composition {
    @Test
    void appliesTheStagesFromLeftToRight() {
      Chain chain = Chain.of(SQUARE, EXP, SQUARE);
      double exp = Math.exp(0.25);
      assertThat(chain.valueAt(0.5)).isEqualTo(exp * exp);
      assertThat(chain).hasToString("square | exp | square");
      assertThatIllegalStateException()
          .isThrownBy(chain::name)
          .withMessage(
              "a chain has no name; its notation is 'square | exp | square', by toString()");
    }

    @Test
    void aChainContributesItsStagesWithTheirOrigins() {
      Chain inner = TestFunctions.parse("scale(2) | exp");
      Chain chain = Chain.of(SQUARE, inner).then(inner).then(SQUARE);
      assertThat(chain).hasToString("square | scale(2) | exp | scale(2) | exp | square");
      assertThat(chain.stages().get(1).origin()).isSameAs(TestFunctions.ORIGIN);
      assertThat(chain.stages().get(0).origin()).isSameAs(Origin.code());
    }

    @Test
    void aStageThatHoldsAChainContributesItsStages() {
      Stage stage = Stage.of("both", Arguments.none(), Chain.of(SQUARE, EXP), Origin.code());
      assertThat(Chain.of(List.of(stage))).hasToString("square | exp");
    }

    @Test
    void keepsAStageThatIsAChainWithMoreToSay() {
      Chain inner = Chain.of(SQUARE, EXP);
      Origin acme = Origin.of("acme", "plugins/acme.jar", () -> true);
      Stage ofPlugin = Stage.of("acme.bell", Arguments.none(), inner, acme);
      List<Parameter> width = List.of(Parameter.number("width", ""));
      Stage withArguments = Stage.of("bell", Arguments.of(width, 2), inner, Origin.code());
      Chain chain = Chain.of(List.of(ofPlugin, withArguments));
      assertThat(chain).hasToString("acme.bell | bell(2)");
      assertThat(chain.stages()).containsExactly(ofPlugin, withArguments);
      assertThat(chain.valueAt(0)).isEqualTo(Math.exp(1)); // exp(0^2) = 1, exp(1^2) = e
    }

    @Test
    void leavesTheFirstChainAsItWas() {
      Chain chain = Chain.of(SQUARE);
      assertThat(chain.then(EXP)).isNotSameAs(chain);
      assertThat(chain.stages()).hasSize(1).isUnmodifiable();
    }

    @Test
    void theDomainIsThatOfTheFirstStage() {
      Function log =
          new ElementwiseFunction() {
            @Override
            public double forward(double x) {
              return Math.log(x);
            }

            @Override
            public String name() {
              return "log";
            }

            @Override
            public Domain domain() {
              return Domain.greaterThan(0);
            }
          };
      assertThat(Chain.of(log, EXP).domain()).isEqualTo(Domain.greaterThan(0));
      assertThat(Chain.of(EXP, log).domain()).isEqualTo(Domain.all());
    }

    @Test
    @SuppressWarnings("NullAway")
    void namesTheNullArgument() {
      assertThatNullPointerException()
          .isThrownBy(() -> Chain.of((Function) null))
          .withMessage("first must not be null");
      assertThatNullPointerException()
          .isThrownBy(() -> Chain.of(SQUARE, EXP, null))
          .withMessage("rest[1] must not be null");
      assertThatNullPointerException()
          .isThrownBy(() -> Chain.of(Collections.singletonList(null)))
          .withMessage("stages[0] must not be null");
      assertThatNullPointerException()
          .isThrownBy(() -> Chain.of(SQUARE).then(null))
          .withMessage("next must not be null");
      assertThatNullPointerException()
          .isThrownBy(() -> Chain.of(SQUARE).apply(null))
          .withMessage("input must not be null");
      assertThatNullPointerException()
          .isThrownBy(() -> Chain.parse((String) null, new TestFunctions()))
          .withMessage("text must not be null");
      assertThatNullPointerException()
          .isThrownBy(() -> Chain.parse("exp", null))
          .withMessage("resolver must not be null");
      assertThatNullPointerException()
          .isThrownBy(() -> Chain.parse(Arrays.asList("exp", null), new TestFunctions()))
          .withMessage("words[1] must not be null");
    }

    @Test
    void refusesToBeEmpty() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Chain.of(List.of()))
          .withMessage("stages must hold at least one stage, was empty");
    }

    @Test
    void refusesNamesThatCouldNotBeReadBack() {
      for (String name : List.of("a | b", "x", "", "Square", "a.b.c", ".a", "a.", "\u001b[2J")) {
        assertThatIllegalArgumentException()
            .as(name)
            .isThrownBy(() -> Stage.of(name, Arguments.none(), EXP, Origin.code()))
            .withMessageStartingWith("name of a stage must be a legal name of a function")
            .withMessageNotContaining("\u001b");
      }
    }

    @Test
    void refusesALambdaWithoutAName() {
      assertThatIllegalStateException()
          .isThrownBy(() -> Chain.of(input -> input))
          .withMessageContaining("ElementwiseFunction.of(name, ...)");
    }
  }

  @Nested
  class Kinds {
    @Test
    void instanceofTellsTheTruth() {
      Function twice = new Twice();
      Function sumOfSquares = new SumOfSquares();
      assertThat(Chain.of(SQUARE, twice))
          .isInstanceOf(ElementwiseFunction.class)
          .isNotInstanceOf(DifferentiableFunction.class);
      assertThat(Chain.of(twice, twice)).isInstanceOf(DifferentiableElementwiseFunction.class);
      assertThat(Chain.of(twice, sumOfSquares))
          .isInstanceOf(DifferentiableFunction.class)
          .isNotInstanceOf(ElementwiseFunction.class);
      assertThat(Chain.of(twice, SUM))
          .isNotInstanceOf(DifferentiableFunction.class)
          .isNotInstanceOf(ElementwiseFunction.class);
      assertThat(Chain.of(new Cube()))
          .isInstanceOf(ElementwiseFunction.class)
          .isInstanceOf(DifferentiableFunction.class);
    }
  }

  @Nested
  class Values {
    @Test
    void numbersAndArraysGetTheSameBits() {
      Chain chain = Chain.of(SQUARE, EXP, SQUARE);
      double[] points = {0.5, -1.25, 0, -0.0, 30, Double.NaN, Double.NEGATIVE_INFINITY};
      double[] values = Arrays.stream(points).map(chain::valueAt).toArray();
      double[] forward =
          Arrays.stream(points).map(((ElementwiseFunction) chain)::forward).toArray();
      assertThat(chain.apply(Variable.of(points))).isEqualTo(Variable.of(values));
      assertThat(Variable.of(forward)).isEqualTo(Variable.of(values));
    }

    @Test
    void keepsTheShapeOfTheInput() {
      Variable input = Variable.ofShape(new double[] {1, 2, 3, 4, 5, 6}, 2, 1, 3);
      assertThat(Chain.of(SQUARE, SQUARE).apply(input))
          .isEqualTo(Variable.ofShape(new double[] {1, 16, 81, 256, 625, 1296}, 2, 1, 3));
    }

    @Test
    void arrayStagesTakeArrays() {
      Chain chain = Chain.of(SQUARE, SUM, SQUARE);
      assertThat(chain.apply(Variable.of(1, 2, 3))).isEqualTo(Variable.of(196.0));
      assertThat(chain.valueAt(3)).isEqualTo(81);
    }

    @Test
    void aNumberMayBecomeAnArrayOnTheWay() {
      assertThat(Chain.of(PAIR, SQUARE, SUM).valueAt(3)).isEqualTo(18);
    }

    @Test
    void namesTheStageThatMadeTheResultAnArray() {
      assertThatIllegalStateException()
          .isThrownBy(() -> Chain.of(PAIR, SUM, SQUARE, PAIR, SQUARE).valueAt(3))
          .withMessage(
              "the value of pair | sum | square | pair | square at a number must be a number, was an"
                  + " array of shape [2]: stage 4, pair, made it an array");
    }
  }

  @Nested
  class Derivatives {
    @Test
    void multipliesTheDerivativesOfTheStages() {
      Chain chain = TestFunctions.parse("square | exp | square");
      double x = 0.5;
      double expected = 2 * x * Math.exp(x * x) * 2 * Math.exp(x * x);
      double derivative = ((DifferentiableElementwiseFunction) chain).derivative(x);
      // Four roundings of the factors on each side: within 8 units of 2^-53, relative.
      assertThat(Math.abs(derivative / expected - 1)).isLessThan(8 * 0x1p-53);
    }

    @Test
    void takesAStageThatIsBothWithoutTheInterfaceOfBoth() {
      Chain chain = Chain.of(new Cube(), new Twice());
      assertThat(((DifferentiableElementwiseFunction) chain).derivative(2)).isEqualTo(24);
    }

    @Test
    void goesBackThroughArrayStages() {
      var chain = (DifferentiableFunction) Chain.of(new Twice(), new SumOfSquares(), new Twice());
      // f = 2 sum (2 x)^2 = 8 sum x^2, df/dx = 16 x, exact in small whole numbers.
      assertThat(chain.backward(Variable.of(1, -2, 3), Variable.of(10.0)))
          .isEqualTo(Variable.of(160, -320, 480));
    }

    @Test
    void goesBackThroughElementwiseStages() {
      var chain = (DifferentiableFunction) TestFunctions.parse("square | square");
      assertThat(chain.backward(Variable.of(1, 2), Variable.of(1, 10)))
          .isEqualTo(Variable.of(4, 320));
    }

    @Test
    void anOutputGradientOfAnotherShapeIsTheCallersMistake() {
      var chain = (DifferentiableFunction) Chain.of(new Twice(), new SumOfSquares());
      assertThatIllegalArgumentException()
          .isThrownBy(() -> chain.backward(Variable.of(1, 2), Variable.of(1, 2)))
          .withMessage("outputGradient must have the shape of the value, [], was [2]");
    }
  }

  @Nested
  class Closing {
    @Test
    void everyCallAfterTheRegistryClosedIsRefused() {
      AtomicBoolean open = new AtomicBoolean(true);
      Origin origin = Origin.of("acme", "plugins/acme.jar", open::get);
      Chain chain =
          Chain.of(SQUARE)
              .then(Chain.of(List.of(Stage.of("twice", Arguments.none(), new Twice(), origin))));
      Chain smooth = Chain.of(List.of(chain.stages().get(1)));
      assertThat(chain.valueAt(3)).isEqualTo(18);
      open.set(false);
      Variable one = Variable.of(1.0);
      Stream.<Runnable>of(
              () -> chain.valueAt(3),
              () -> chain.apply(one),
              () -> ((ElementwiseFunction) chain).forward(3),
              () -> ((DifferentiableElementwiseFunction) smooth).derivative(3),
              () -> ((DifferentiableFunction) smooth).backward(one, one),
              chain::domain)
          .forEach(
              call ->
                  assertThatExceptionOfType(IllegalStateException.class)
                      .isThrownBy(call::run)
                      .withMessage(
                          "the registry of plug-in acme (plugins/acme.jar) is closed: evaluate its"
                              + " chains before you close it, or make a new registry"));
      assertThat(chain).hasToString("square | twice");
    }

    @Test
    void aFunctionThatFailsBecauseItsRegistryIsClosedMeanwhileSaysSo() {
      AtomicBoolean open = new AtomicBoolean(true);
      Function closing =
          ElementwiseFunction.of(
              "closing",
              x -> {
                open.set(false);
                throw new NoClassDefFoundError("com/acme/Gone");
              });
      Origin origin = Origin.of("acme", "plugins/acme.jar", open::get);
      Chain chain = Chain.of(List.of(Stage.of("closing", Arguments.none(), closing, origin)));
      assertThatIllegalStateException()
          .isThrownBy(() -> chain.valueAt(1))
          .withMessageStartingWith("the registry of plug-in acme (plugins/acme.jar) is closed");
    }
  }
}
