package dev.secant.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tests what the contract says of derivatives and functions of arrays that break a rule. */
class BrokenDerivativesTest extends BrokenFunctions {
  @Nested
  class WithADerivative {
    /** Squares and claims the derivative that a test gives. */
    private record Claim(DoubleUnaryOperator claim) implements DifferentiableElementwiseFunction {
      @Override
      public double forward(double x) {
        return x * x;
      }

      @Override
      public double derivative(double x) {
        return claim.applyAsDouble(x);
      }
    }

    @Test
    void thatIsRight() {
      assertThat(launch(new Claim(x -> 2 * x)).failed()).isEmpty();
    }

    @Test
    void thatIsWrong() {
      Launch launch = launch(new Claim(x -> x));
      assertThat(launch.failed()).containsOnlyKeys(Clause.DERIVATIVE.title());
      assertThat(launch.failed().get(Clause.DERIVATIVE.title()))
          .startsWith("claim claims a wrong derivative\nDISAGREE: claim, ")
          .contains("\nrule: the derivative agrees with that of the values")
          .contains("\nto do: differentiate again");
    }

    @Test
    void thatIsANumberForNan() {
      assertBreaks(
          new Claim(x -> Double.isNaN(x) ? 0 : 2 * x),
          Clause.DERIVATIVE_RETURNS,
          "claim claims the derivative 0.0 at x = NaN, where its value is NaN");
    }

    @Test
    void thatCannotBeJudged() {
      class Noise implements DifferentiableElementwiseFunction {
        @Override
        public double forward(double x) {
          return Double.isNaN(x)
              ? x
              : new SplittableRandom(Double.doubleToLongBits(x)).nextDouble();
        }

        @Override
        public double derivative(double x) {
          return Double.isNaN(x) ? x : 0;
        }
      }
      Launch launch = launch(new Noise());
      assertThat(launch.failed()).isEmpty();
      assertThat(launch.aborted().get(Clause.DERIVATIVE.title()))
          .startsWith("noise could not be checked: nothing is certain\nUNRESOLVED: noise, ");
    }

    @Test
    void whoseGradientHasAnotherShape() {
      class Total implements DifferentiableFunction {
        @Override
        public Variable apply(Variable input) {
          return Variable.of(Arrays.stream(input.toArray()).sum());
        }

        @Override
        public Variable backward(Variable input, Variable outputGradient) {
          return Variable.of(outputGradient.get(0));
        }
      }
      assertThat(launch(new Total()).failed().get(Clause.BACKWARD.title()))
          .startsWith("total gave a gradient of shape [] at [")
          .contains("] of shape [5]\nrule: backward gives the shape of the input");
    }

    @Test
    void whoseGradientIsTakenInAnyShape() {
      class Careless implements DifferentiableFunction {
        @Override
        public Variable apply(Variable input) {
          return Variable.of(Arrays.stream(input.toArray()).sum());
        }

        @Override
        public Variable backward(Variable input, Variable outputGradient) {
          return input.map(x -> outputGradient.get(0));
        }
      }
      Launch launch = launch(new Careless());
      assertThat(launch.failed()).containsOnlyKeys(Clause.BACKWARD.title());
      assertThat(launch.failed().get(Clause.BACKWARD.title()))
          .startsWith("careless took an outputGradient of shape [2] where the value has shape [],");
    }
  }

  @Nested
  class OfArrays {
    @Test
    void thatAcceptsNothing() {
      class Picky implements Function {
        @Override
        public Variable apply(Variable input) {
          throw new IllegalArgumentException("no");
        }
      }
      assertBreaksAmongOthers(
          new Picky(),
          Clause.ACCEPTS,
          "picky accepted none of the shapes [], [1] to [5], [2, 3], [3, 3] and those of its"
              + " examples");
    }

    @Test
    @SuppressWarnings("NullAway")
    void thatReturnsNull() {
      class Silent implements Function {
        @Override
        public Variable apply(Variable input) {
          return Double.isNaN(input.get(0)) ? null : Variable.of(input.get(0));
        }
      }
      Launch launch = launch(new Silent());
      assertThat(launch.failed())
          .containsOnlyKeys(Clause.ACCEPTS.title(), Clause.SHAPE_OF_SHAPE.title());
      assertThat(launch.failed().get(Clause.ACCEPTS.title()))
          .startsWith("silent apply returned null at [NaN, NaN, NaN, NaN, NaN] of shape [5]");
    }

    @Test
    void whoseShapeDependsOnTheNumbers() {
      class Filter implements Function {
        @Override
        public Variable apply(Variable input) {
          double[] finite = Arrays.stream(input.toArray()).filter(Double::isFinite).toArray();
          return finite.length == 0 ? Variable.of(Double.NaN) : Variable.of(finite);
        }
      }
      Launch launch = launch(new Filter());
      assertThat(launch.failed()).containsOnlyKeys(Clause.SHAPE_OF_SHAPE.title());
      assertThat(launch.failed().get(Clause.SHAPE_OF_SHAPE.title()))
          .startsWith("filter gave shape [5] at [")
          .contains("] of shape [5], but [4] at [");
    }
  }
}
